package app.evenkeel.ingestion.file;

import app.evenkeel.ingestion.file.avanza.AvanzaImporter;
import app.evenkeel.ingestion.file.binance.BinanceCardImporter;
import app.evenkeel.ingestion.file.binance.BinanceConvertImporter;
import app.evenkeel.ingestion.file.binance.BinanceFiatImporter;
import app.evenkeel.ingestion.file.binance.BinanceOldTradesImporter;
import app.evenkeel.ingestion.file.binance.BinanceOrderHistoryImporter;
import app.evenkeel.ingestion.file.binance.BinanceOrdersImporter;
import app.evenkeel.ingestion.file.binance.BinanceStatementImporter;
import app.evenkeel.ingestion.file.binance.BinanceTradesImporter;
import app.evenkeel.ingestion.file.binance.BinanceTransfersImporter;
import app.evenkeel.ingestion.file.bitbank.BitbankTradesImporter;
import app.evenkeel.ingestion.file.bitbank.BitbankTransfersImporter;
import app.evenkeel.ingestion.file.bitfinex.BitfinexLedgersImporter;
import app.evenkeel.ingestion.file.bitfinex.BitfinexMovementsImporter;
import app.evenkeel.ingestion.file.bitfinex.BitfinexTradesImporter;
import app.evenkeel.ingestion.file.bitflyer.BitflyerImporter;
import app.evenkeel.ingestion.file.bitflyer.BitflyerWideImporter;
import app.evenkeel.ingestion.file.bitstamp.BitstampImporter;
import app.evenkeel.ingestion.file.bitstamp.BitstampOldImporter;
import app.evenkeel.ingestion.file.bybit.BybitFundsImporter;
import app.evenkeel.ingestion.file.bybit.BybitLogImporter;
import app.evenkeel.ingestion.file.bybit.BybitSpotImporter;
import app.evenkeel.ingestion.file.coinbase.CoinbaseImporter;
import app.evenkeel.ingestion.file.coinbase.CoinbaseProAccountImporter;
import app.evenkeel.ingestion.file.coinbase.CoinbaseProFillsImporter;
import app.evenkeel.ingestion.file.coinbase.CoinbaseWalletImporter;
import app.evenkeel.ingestion.file.coincheck.CoincheckImporter;
import app.evenkeel.ingestion.file.cointracking.CoinTrackingImporter;
import app.evenkeel.ingestion.file.cryptocom.CryptoComImporter;
import app.evenkeel.ingestion.file.degiro.DegiroAccountImporter;
import app.evenkeel.ingestion.file.degiro.DegiroTransactionsImporter;
import app.evenkeel.ingestion.file.etherscan.EtherscanImporter;
import app.evenkeel.ingestion.file.etherscan.EtherscanNftsImporter;
import app.evenkeel.ingestion.file.etherscan.EtherscanTokensImporter;
import app.evenkeel.ingestion.file.etoro.EtoroActivityImporter;
import app.evenkeel.ingestion.file.etoro.EtoroPositionsImporter;
import app.evenkeel.ingestion.file.evenkeel.EvenkeelTradesImporter;
import app.evenkeel.ingestion.file.fidelity.FidelityImporter;
import app.evenkeel.ingestion.file.freetrade.FreetradeImporter;
import app.evenkeel.ingestion.file.gemini.GeminiImporter;
import app.evenkeel.ingestion.file.hargreaves.HargreavesImporter;
import app.evenkeel.ingestion.file.ibkr.ActivityImporter;
import app.evenkeel.ingestion.file.ibkr.FlexCashImporter;
import app.evenkeel.ingestion.file.ibkr.FlexTradesImporter;
import app.evenkeel.ingestion.file.ibkr.FlexXmlImporter;
import app.evenkeel.ingestion.file.ibkr.TransactionHistoryImporter;
import app.evenkeel.ingestion.file.koinly.KoinlyImporter;
import app.evenkeel.ingestion.file.kraken.KrakenLedgersImporter;
import app.evenkeel.ingestion.file.kraken.KrakenTradesImporter;
import app.evenkeel.ingestion.file.kucoin.KucoinAccountImporter;
import app.evenkeel.ingestion.file.kucoin.KucoinTradesImporter;
import app.evenkeel.ingestion.file.kucoin.KucoinTransfersImporter;
import app.evenkeel.ingestion.file.ledgerlive.LedgerLiveImporter;
import app.evenkeel.ingestion.file.nexo.NexoImporter;
import app.evenkeel.ingestion.file.okx.OkxFundingImporter;
import app.evenkeel.ingestion.file.okx.OkxTradesImporter;
import app.evenkeel.ingestion.file.okx.OkxTradingImporter;
import app.evenkeel.ingestion.file.portfolioperformance.ClientImporter;
import app.evenkeel.ingestion.file.portfolioperformance.TransactionsCsvImporter;
import app.evenkeel.ingestion.file.rakuten.BalanceImporter;
import app.evenkeel.ingestion.file.rakuten.BalanceReportImporter;
import app.evenkeel.ingestion.file.rakuten.BondTradeImporter;
import app.evenkeel.ingestion.file.rakuten.CashListImporter;
import app.evenkeel.ingestion.file.rakuten.ChinaTradeImporter;
import app.evenkeel.ingestion.file.rakuten.DividendImporter;
import app.evenkeel.ingestion.file.rakuten.FundTradeImporter;
import app.evenkeel.ingestion.file.rakuten.GainsImporter;
import app.evenkeel.ingestion.file.rakuten.JapanCashImporter;
import app.evenkeel.ingestion.file.rakuten.JapanHoldingsImporter;
import app.evenkeel.ingestion.file.rakuten.JapanTradeImporter;
import app.evenkeel.ingestion.file.rakuten.UsCashImporter;
import app.evenkeel.ingestion.file.rakuten.UsTradeImporter;
import app.evenkeel.ingestion.file.revolut.RevolutCryptoImporter;
import app.evenkeel.ingestion.file.revolut.RevolutLedgerImporter;
import app.evenkeel.ingestion.file.revolut.RevolutStocksImporter;
import app.evenkeel.ingestion.file.robinhood.RobinhoodImporter;
import app.evenkeel.ingestion.file.rotki.RotkiEventsImporter;
import app.evenkeel.ingestion.file.rotki.RotkiTradesImporter;
import app.evenkeel.ingestion.file.saxo.SaxoImporter;
import app.evenkeel.ingestion.file.sbi.SbiForeignImporter;
import app.evenkeel.ingestion.file.sbi.SbiImporter;
import app.evenkeel.ingestion.file.scalable.ScalableImporter;
import app.evenkeel.ingestion.file.schwab.SchwabImporter;
import app.evenkeel.ingestion.file.swissquote.SwissquoteImporter;
import app.evenkeel.ingestion.file.tracker.GhostfolioImporter;
import app.evenkeel.ingestion.file.tracker.WealthfolioImporter;
import app.evenkeel.ingestion.file.traderepublic.TradeRepublicImporter;
import app.evenkeel.ingestion.file.traderepublic.TradeRepublicToolImporter;
import app.evenkeel.ingestion.file.trading212.Trading212Importer;
import app.evenkeel.ingestion.file.vanguard.VanguardUkImporter;
import app.evenkeel.ingestion.file.vanguard.VanguardUsImporter;
import app.evenkeel.ingestion.file.xtb.XtbImporter;

import java.util.List;

/** The layouts that come with the application; the only place where they are listed. */
final class BuiltInImporters {
    private BuiltInImporters() {}

    /** In the order in which they are asked: the layout with the most telling header first. */
    static List<FileLayout> all() {
        return List.of(
                new JapanTradeImporter(),
                new UsTradeImporter(),
                new FundTradeImporter(),
                new DividendImporter(),
                new UsCashImporter(),
                new JapanCashImporter(),
                new CashListImporter(),
                new BalanceImporter(),
                new BalanceReportImporter(),
                new BondTradeImporter(),
                new ChinaTradeImporter(),
                GainsImporter.ofShares(),
                GainsImporter.ofFunds(),
                new JapanHoldingsImporter(),
                new BinanceCardImporter(),
                new BinanceConvertImporter(),
                new BinanceFiatImporter(),
                new BinanceOldTradesImporter(),
                new BinanceOrderHistoryImporter(),
                new BinanceOrdersImporter(),
                new BinanceStatementImporter(),
                new BinanceTradesImporter(),
                new BinanceTransfersImporter(),
                new BitfinexLedgersImporter(),
                new BitfinexMovementsImporter(),
                new BitfinexTradesImporter(),
                new BitstampImporter(),
                new BitstampOldImporter(),
                new BybitFundsImporter(),
                new BybitLogImporter(),
                new BybitSpotImporter(),
                new KucoinAccountImporter(),
                new KucoinTradesImporter(),
                KucoinTransfersImporter.ofBundle(),
                KucoinTransfersImporter.ofPages(),
                KucoinTransfersImporter.of2018(),
                new OkxFundingImporter(),
                new OkxTradesImporter(),
                new OkxTradingImporter(),
                new BitbankTradesImporter(),
                BitbankTransfersImporter.ofWithdrawals(),
                BitbankTransfersImporter.ofDeposits(),
                new BitflyerImporter(),
                new BitflyerWideImporter(),
                new CoincheckImporter(),
                new CoinTrackingImporter(),
                new CryptoComImporter(),
                EtherscanImporter.ofTransactions(),
                EtherscanImporter.ofInternal(),
                new EtherscanNftsImporter(),
                new EtherscanTokensImporter(),
                new GeminiImporter(),
                new KoinlyImporter(),
                new LedgerLiveImporter(),
                new NexoImporter(),
                new RotkiEventsImporter(),
                new RotkiTradesImporter(),
                new KrakenTradesImporter(),
                new KrakenLedgersImporter(),
                new CoinbaseProFillsImporter(),
                new CoinbaseProAccountImporter(),
                new CoinbaseImporter(),
                new CoinbaseWalletImporter(),
                new TransactionHistoryImporter(),
                new ActivityImporter(),
                new FlexTradesImporter(),
                new FlexCashImporter(),
                new FlexXmlImporter(),
                new ClientImporter(),
                new TransactionsCsvImporter(),
                new GhostfolioImporter(),
                new WealthfolioImporter(),
                new DegiroAccountImporter(),
                new DegiroTransactionsImporter(),
                new SchwabImporter(),
                new AvanzaImporter(),
                new EtoroActivityImporter(),
                new EtoroPositionsImporter(),
                new FidelityImporter(),
                new FreetradeImporter(),
                new HargreavesImporter(),
                new RevolutStocksImporter(),
                new RevolutCryptoImporter(),
                new RevolutLedgerImporter(),
                new RobinhoodImporter(),
                new SaxoImporter(),
                new SbiImporter(),
                new SbiForeignImporter(),
                new ScalableImporter(),
                new SwissquoteImporter(),
                new TradeRepublicImporter(),
                new TradeRepublicToolImporter(),
                new VanguardUsImporter(),
                new VanguardUkImporter(),
                new XtbImporter(),
                new Trading212Importer(),
                new EvenkeelTradesImporter());
    }
}
