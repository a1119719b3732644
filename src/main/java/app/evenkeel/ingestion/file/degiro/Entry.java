package app.evenkeel.ingestion.file.degiro;

import app.evenkeel.ingestion.file.statement.Words;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What a description of the account statement means, whatever its language. */
enum Entry {
    DIVIDEND,
    DIVIDEND_TAX,
    COSTS,
    TAX,
    EXCHANGE,
    INTEREST,
    CASH,
    REWARD,
    /** Between the broker's account and the owner's cash account at its bank. */
    INTERNAL;

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private static final Words<Entry> WORDS =
            new Words<Entry>()
                    .mean(
                            DIVIDEND,
                            "Dividend",
                            "Dividende",
                            "Dividendo",
                            "Dividendi",
                            "Ausschüttung*",
                            "Rendimiento de capital",
                            "Rendement de capital",
                            "Capital return",
                            "Kapitaalsuitkering",
                            "Kapitalrückzahlung",
                            "Fondsausschüttung",
                            "Distribution*",
                            "Contante Verrekening Corporate Action*",
                            "Corporate Action Cash Settlement*")
                    .mean(
                            DIVIDEND_TAX,
                            "Dividendbelasting",
                            "Dividend Tax",
                            "Dividendensteuer",
                            "Retención del dividendo",
                            "Impôts sur dividende",
                            "Taxe sur dividende*",
                            "Ritenuta sul dividendo",
                            "Tassa sul dividendo",
                            "Imposto sobre dividendo",
                            "Udbytteskat")
                    .mean(
                            COSTS,
                            "DEGIRO Transactiekosten*",
                            "DEGIRO Transaction*",
                            "DEGIRO Transaktionsgebühr*",
                            "Transaktionsgebühr*",
                            "Costes de transacción*",
                            "Frais DEGIRO*",
                            "Comissões de transação*",
                            "Commissioni di transazione*",
                            "DEGIRO Aansluitingskosten*",
                            "Aansluitingskosten*",
                            "Giro Exchange Connection Fee*",
                            "DEGIRO Exchange Connection Fee*",
                            "Exchange Connection Fee*",
                            "Einrichtung von Handelsmodalitäten*",
                            "Costes de conectividad*",
                            "Comisión de conectividad*",
                            "Frais de connexion*",
                            "Custo de Conectividade*",
                            "DEGIRO Corporate Action Kosten*",
                            "DEGIRO Corporate Action Fee*",
                            "ADR/GDR*",
                            "External Product Cost*",
                            "Gebühr für Kapitalmaßnahme*",
                            "Coût *",
                            "SOFORT Zahlungsgebühr*",
                            "AutoFX*")
                    .mean(
                            TAX,
                            "Spanish Transaction Tax",
                            "French Transaction Tax*",
                            "Italian Transaction Tax*",
                            "Franse Transactietaks",
                            "Financial Transaction Tax*",
                            "Taxe sur les transactions*",
                            "Impuesto sobre las Transacciones*",
                            "Transaktionssteuer*",
                            "Stamp Duty*",
                            "London/Dublin Stamp Duty*",
                            "UK Stamp Duty*",
                            "Hong Kong Stamp Duty*")
                    .mean(
                            EXCHANGE,
                            "Valuta Creditering",
                            "Valuta Debitering",
                            "FX Credit",
                            "FX Debit",
                            "FX Withdrawal",
                            "Währungswechsel*",
                            "Ingreso Cambio de Divisa",
                            "Retirada Cambio de Divisa",
                            "Opération de change*",
                            "Operation de change*",
                            "Levantamento de divisa",
                            "Crédito de divisa",
                            "Cambio di valuta*",
                            "Prelievo Cambio Valuta",
                            "Accredito Cambio Valuta")
                    .mean(
                            INTEREST,
                            "Rente",
                            "Flatex Interest*",
                            "Interest*",
                            "Zinsen*",
                            "Intereses*",
                            "Interés",
                            "Intérêts*",
                            "Interessi*",
                            "Juros*",
                            "Debetrente*",
                            "Variation Fonds Monétaires*",
                            "Geldmarktfonds Preisänderung*",
                            "Koersverandering geldmarktfonds*",
                            "Money Market fund price change*",
                            "Cambio precio Fondos Mercado Monetario*",
                            "Conversion Fonds Monétaires*",
                            "Geldmarktfonds Umwandlung*",
                            "Conversie geldmarktfonds*",
                            "Money Market Fund Conversion*",
                            "Coupon*")
                    .mean(
                            CASH,
                            "iDEAL Deposit",
                            "iDEAL storting",
                            "SOFORT Deposit",
                            "SOFORT Einzahlung",
                            "flatex Deposit",
                            "flatex Einzahlung",
                            "flatex storting",
                            "flatex terugstorting",
                            "flatex Withdrawal",
                            "flatex Auszahlung",
                            "flatex Bonifico*",
                            "Deposit",
                            "Withdrawal",
                            "Storting",
                            "Terugstorting",
                            "Einzahlung",
                            "Auszahlung",
                            "Ingreso",
                            "Retirada",
                            "Retiro",
                            "Dépôt",
                            "Versement de fonds",
                            "Dépôt flatex",
                            "Retrait flatex",
                            "Depósito flatex",
                            "Retrait",
                            "Deposito",
                            "Depósito",
                            "Prelievo",
                            "Levantamento")
                    .mean(
                            REWARD,
                            "DEGIRO courtesy*",
                            "Promotion*",
                            "Actie *",
                            "Promoción*",
                            "Werbeaktion*")
                    .mean(
                            INTERNAL,
                            "Degiro Cash Sweep Transfer",
                            "Overboeking van uw geldrekening*",
                            "Overboeking naar uw geldrekening*",
                            "Transfer from your Cash Account*",
                            "Transfer to your Cash Account*",
                            "Transferir desde su Cuenta*",
                            "Transferir a su Cuenta*",
                            "Überweisung von Ihrem Geldkonto*",
                            "Überweisung auf Ihr Geldkonto*",
                            "Virement depuis votre*",
                            "Virement vers votre*",
                            "Transferência da sua Conta*",
                            "Transferência para a sua Conta*",
                            "Trasferisci dal tuo*",
                            "Trasferisci sul tuo*",
                            "Reservation iDEAL*",
                            "Reservation *",
                            "Processed Flatex Withdrawal",
                            "Processed Flatex Deposit");

    /** The meaning of a description, or {@code null} if it is not known. */
    static @Nullable Entry of(String description) {
        return WORDS.find(description);
    }

    /** A text whose letters with accents were written in one charset and read in another. */
    static String repaired(String text) {
        return text.indexOf('Ã') < 0
                ? text
                : new String(text.getBytes(WESTERN), StandardCharsets.UTF_8);
    }
}
