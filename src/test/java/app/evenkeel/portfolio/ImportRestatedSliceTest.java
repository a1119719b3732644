package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.FileReading;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Trades that were exported before they were settled and are told otherwise afterwards. */
class ImportRestatedSliceTest {
    private static final String JAPAN =
            "約定日,受渡日,銘柄コード,銘柄名,市場名称,口座区分,取引区分,売買区分,信用区分,弁済期限,数量［株］,単価［円］,"
                    + "手数料［円］,税金等［円］,諸費用［円］,税区分,受渡金額［円］,建約定日,建単価［円］,建手数料［円］,"
                    + "建手数料消費税［円］,金利（支払）〔円〕,金利（受取）〔円〕,逆日歩／特別空売り料（支払）〔円〕,"
                    + "逆日歩（受取）〔円〕,貸株料,事務管理費〔円〕（税抜）,名義書換料〔円〕（税抜）\n";
    private static final String AMERICA =
            "約定日,受渡日,ティッカー,銘柄名,口座,取引区分,売買区分,信用区分,弁済期限,決済通貨,数量［株］,単価［USドル］,"
                    + "約定代金［USドル］,為替レート,手数料［USドル］,税金［USドル］,受渡金額［USドル］,受渡金額［円］\n";

    @TempDir Path folder;
    private ServiceStore store;
    private ImportService imports;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
        imports = new ImportService(store.session, FileReading.standard());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void partialFillsOfOneDayGiveWayToTheSettledOnes() {
        add(
                file(
                        "p.csv",
                        japan("1,000", "-", "-"),
                        japan("800", "-", "-"),
                        japan("2,600", "-", "-")));
        List<Transaction> before = store.ledger.load().transactions();
        Path settled =
                file("s.csv", japan("1,800", "90", "900,090"), japan("2,600", "130", "1,300,130"));

        StagedFile file = stage(settled).files().getFirst();
        assertThat(file.added()).isZero();
        assertThat(file.conflicts()).hasSize(2).allMatch(Conflict::restated);
        ImportBatch receipt = add(settled).getFirst();

        assertThat(units()).containsExactlyInAnyOrder("1800", "2600");
        assertThat(paid()).containsExactlyInAnyOrder("900090", "1300130");
        assertThat(receipt.added()).isEqualTo(1);
        assertThat(receipt.conflicts()).isZero();
        assertSound();
        assertThat(stage(folder.resolve("p.csv")).files().getFirst().added()).isZero();
        assertThat(stage(settled).files().getFirst().tally().known()).isEqualTo(2);

        imports.undo(receipt.id());
        assertThat(store.ledger.load().transactions()).containsExactlyElementsOf(before);
        assertSound();
    }

    @Test
    void aFillToldADayLaterWithTheSettlementRateIsTheSameTrade() {
        add(file("p.csv", america("2026/9/3", "140.25", "350,625")));
        Path settled = file("s.csv", america("2026/9/4", "140.75", "351,875"));

        ImportBatch receipt = add(settled).getFirst();

        assertThat(paid()).containsExactly("351875");
        assertSound();
        imports.undo(receipt.id());
        assertThat(paid()).containsExactly("350625");
    }

    @Test
    void bothExportsDroppedTogetherLeaveTheSettledOnes() {
        Path provisional = file("p.csv", america("2026/9/3", "140.25", "350,625"));
        Path settled = file("s.csv", america("2026/9/4", "140.75", "351,875"));

        add(provisional, settled);

        assertThat(paid()).containsExactly("351875");
        assertSound();
        assertThat(stage(provisional, settled).files()).allMatch(f -> f.added() == 0);
    }

    @Test
    void undoingTheProvisionalExportLeavesTheSettledOne() {
        ImportBatch first = add(file("p.csv", america("2026/9/3", "140.25", "350,625"))).getFirst();
        ImportBatch second =
                add(file("s.csv", america("2026/9/4", "140.75", "351,875"))).getFirst();

        imports.undo(first.id());
        assertThat(paid()).containsExactly("351875");
        imports.undo(second.id());

        assertThat(store.count()).isZero();
        assertSound();
    }

    @Test
    void aSettlementRestatedTwiceIsUndoneInAnyOrder() {
        add(file("p.csv", america("2026/9/3", "140.25", "350,625")));
        ImportBatch second =
                add(file("s.csv", america("2026/9/4", "140.75", "351,875"))).getFirst();
        ImportBatch third = add(file("t.csv", america("2026/9/5", "141.00", "352,500"))).getFirst();

        imports.undo(second.id());
        assertThat(paid()).containsExactly("352500");
        assertSound();
        imports.undo(third.id());
        assertThat(paid()).containsExactly("350625");
        assertSound();
    }

    @Test
    void anotherQuantityOrPriceIsAnotherTrade() {
        add(file("p.csv", japan("1,000", "-", "-")));

        StagedFile more = stage(file("q.csv", japan("1,200", "60", "600,060"))).files().getFirst();
        StagedFile dearer =
                stage(file("r.csv", japan("1,000", "50", "510,050").replace("\"500\"", "\"510\"")))
                        .files()
                        .getFirst();

        assertThat(more.added()).isEqualTo(1);
        assertThat(dearer.added()).isEqualTo(1);
    }

    @Test
    void theUserMayKeepWhatIsStored() {
        add(file("p.csv", america("2026/9/3", "140.25", "350,625")));
        StagedImport staged = stage(file("s.csv", america("2026/9/4", "140.75", "351,875")));

        imports.apply(
                staged, Map.of("s.csv", Map.of(0, Conflict.Choice.KEEP_STORED)), Progress.NONE);

        assertThat(paid()).containsExactly("350625");
    }

    @Test
    void aTradeIsKnownAgainFarDownALongFile() {
        add(file("p.csv", america("2026/9/3", "140.25", "350,625")));
        String[] rows = longHistory();
        rows[rows.length - 1] = america("2026/9/4", "140.75", "351,875");
        Path settled = file("s.csv", rows);

        StagedFile staged = stage(settled).files().getFirst();
        assertThat(staged.conflicts()).hasSize(1).allMatch(Conflict::restated);
        assertThat(staged.added()).isEqualTo(rows.length - 1L);
        ImportBatch receipt = add(settled).getFirst();

        assertThat(store.count()).isEqualTo(rows.length);
        assertThat(paid()).filteredOn(yen -> !yen.equals("1000")).containsExactly("351875");
        assertThat(stage(settled).files().getFirst().tally().known()).isEqualTo(rows.length);
        imports.undo(receipt.id());
        assertThat(paid()).containsExactly("350625");
    }

    @Test
    void aTradeFarDownALongFileIsKnownAgainInTheSameDrop() {
        String[] early = longHistory();
        early[early.length - 1] = america("2026/9/3", "140.25", "350,625");
        String[] late = longHistory();
        late[late.length - 1] = america("2026/9/4", "140.75", "351,875");

        add(file("p.csv", early), file("s.csv", late));

        assertThat(store.count()).isEqualTo(early.length);
        assertThat(paid()).filteredOn(yen -> !yen.equals("1000")).containsExactly("351875");
    }

    /** More rows than are kept in memory, that settle long before. */
    private static String[] longHistory() {
        String[] rows = new String[StagingSink.KEPT + 10];
        for (int i = 0; i < rows.length; i++) {
            rows[i] =
                    america("2024/9/3", "140.25", "1,000")
                            .replace("2026/9/8", "2024/9/6")
                            .replace("\"250\"", "\"" + (i + 1) + "\"");
        }
        return rows;
    }

    private static String japan(String units, String fee, String net) {
        return cells(
                "2026/9/3",
                "2026/9/7",
                "9901",
                "みほん電機",
                "東証",
                "特定",
                "現物",
                "買付",
                "-",
                "-",
                units,
                "500",
                fee,
                "-",
                "-",
                "-",
                net,
                "-",
                "-",
                "-",
                "-",
                "-",
                "-",
                "-",
                "-",
                "-",
                "-",
                "-");
    }

    private static String america(String day, String rate, String yen) {
        return cells(
                day,
                "2026/9/8",
                "SMPL",
                "サンプル",
                "特定",
                "現物",
                "買付",
                "-",
                "-",
                "円",
                "250",
                "10.00",
                "2,500.00",
                rate,
                "-",
                "-",
                "-",
                yen);
    }

    private static String cells(String... values) {
        return "\"" + String.join("\",\"", values) + "\"\n";
    }

    private Path file(String name, String... rows) {
        boolean japan = rows[0].contains("東証");
        try {
            return Files.write(
                    folder.resolve(name),
                    ((japan ? JAPAN : AMERICA) + String.join("", rows))
                            .getBytes(Charset.forName("windows-31j")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StagedImport stage(Path... files) {
        return imports.stage(List.of(files), null, Progress.NONE);
    }

    private List<ImportBatch> add(Path... files) {
        return imports.apply(stage(files), Map.of(), Progress.NONE);
    }

    private List<String> units() {
        return store.ledger.load().transactions().stream()
                .map(t -> Objects.requireNonNull(t.movement().in()).quantity().toPlainString())
                .toList();
    }

    private List<String> paid() {
        return store.ledger.load().transactions().stream()
                .map(t -> Objects.requireNonNull(t.movement().out()).quantity().toPlainString())
                .toList();
    }

    private void assertSound() {
        assertThat(store.verify().problems()).isEmpty();
    }
}
