package app.evenkeel.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the allow-list of the house: which layer may import which, and where each library is
 * allowed.
 */
class LayeringTest {
    private static final String ROOT = "app.evenkeel.";

    /** Each layer beside what it may import; what is not listed is forbidden. */
    private static final Map<String, Set<String>> MAY_IMPORT =
            new TreeMap<>(
                    Map.ofEntries(
                            entry("domain", Set.of()),
                            entry("security", Set.of("domain")),
                            entry("scheduling", Set.of("domain")),
                            entry("ingestion", Set.of("domain", "security")),
                            entry("storage", Set.of("domain", "security", "scheduling")),
                            entry("analytics", Set.of("domain")),
                            entry(
                                    "portfolio",
                                    Set.of(
                                            "domain",
                                            "security",
                                            "scheduling",
                                            "ingestion",
                                            "storage",
                                            "analytics")),
                            entry(
                                    "execution",
                                    Set.of(
                                            "domain",
                                            "security",
                                            "scheduling",
                                            "ingestion",
                                            "storage",
                                            "portfolio")),
                            entry("report", Set.of("domain", "analytics", "portfolio")),
                            entry(
                                    "presentation",
                                    Set.of(
                                            "domain",
                                            "security",
                                            "analytics",
                                            "portfolio",
                                            "execution")),
                            entry(
                                    "bootstrap",
                                    Set.of(
                                            "domain",
                                            "security",
                                            "scheduling",
                                            "ingestion",
                                            "storage",
                                            "analytics",
                                            "portfolio",
                                            "execution",
                                            "report",
                                            "presentation"))));

    /** Libraries beside the only packages that may use them. */
    private static final Map<String, String[]> CONFINED =
            new TreeMap<>(
                    Map.ofEntries(
                            entry("javafx..", in("presentation..", "bootstrap..")),
                            entry("org.hibernate..", in("storage..")),
                            entry("jakarta.persistence..", in("storage..")),
                            entry("org.h2..", in("storage..")),
                            entry("java.sql..", in("storage..")),
                            entry("org.flywaydb..", in("storage..")),
                            entry("org.bouncycastle..", in("security..")),
                            entry("org.jasypt..", in("security..")),
                            entry(
                                    "org.knowm..",
                                    in(
                                            "ingestion.market..",
                                            "ingestion.holdings..",
                                            "execution..")),
                            entry("io.github.resilience4j..", in("ingestion..")),
                            entry("jakarta.mail..", in("portfolio.notice..")),
                            entry("org.apache.commons.math3..", in("analytics..")),
                            entry("com.opencsv..", in("ingestion.file..")),
                            entry("org.apache.poi..", in("ingestion.file..", "report..")),
                            entry("org.tribuo..", in("analytics.backtest.strategy..")),
                            entry("picocli..", in("bootstrap.."))));

    /** Packages of presentation that are no screen: what screens are made of, and their frame. */
    private static final Set<String> SHARED_BY_SCREENS =
            Set.of("fx", "control", "corporate", "measure", "shell");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("app.evenkeel");

    @TestFactory
    Stream<DynamicTest> eachLayerImportsOnlyWhatItMay() {
        return MAY_IMPORT.entrySet().stream()
                .map(entry ->
                        dynamicTest(
                                entry.getKey(),
                                () -> checkLayer(entry.getKey(), entry.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> eachLibraryStaysWhereItBelongs() {
        return CONFINED.entrySet().stream()
                .map(entry ->
                        dynamicTest(
                                entry.getKey(),
                                () ->
                                        check(
                                                noClasses()
                                                        .that()
                                                        .resideOutsideOfPackages(entry.getValue())
                                                        .should()
                                                        .dependOnClassesThat()
                                                        .resideInAPackage(entry.getKey()))));
    }

    @Test
    void everyClassBelongsToALayer() {
        String[] layers =
                MAY_IMPORT.keySet().stream()
                        .map(layer -> ROOT + layer + "..")
                        .toArray(String[]::new);
        check(classes().should().resideInAnyPackage(layers));
    }

    @Test
    void layersAreFreeOfCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void viewModelsHoldNoNodes() {
        check(
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("ViewModel")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml.."));
    }

    @Test
    void viewsNeverTouchServices() {
        check(
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("View")
                        .should()
                        .dependOnClassesThat()
                        .haveSimpleNameEndingWith("Service"));
    }

    @Test
    void onlyOnePackageSwitchesThreads() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(ROOT + "presentation.fx..", ROOT + "bootstrap..")
                        .should()
                        .callMethod(
                                "javafx.application.Platform", "runLater", "java.lang.Runnable"));
    }

    @Test
    void presentationReadsAnalyticsOnlyAsRecords() {
        DescribedPredicate<JavaClass> behaviour =
                resideInAPackage(ROOT + "analytics..")
                        .and(
                                describe(
                                        "are not records, enums or sealed interfaces over them",
                                        type ->
                                                !type.isRecord()
                                                        && !type.isEnum()
                                                        && !isSealedInterface(type)));
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "presentation..")
                        .should()
                        .dependOnClassesThat(behaviour));
    }

    @Test
    void screensDoNotKnowEachOther() {
        String parent = ROOT + "presentation.";
        Set<String> screens =
                CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(parent))
                        .map(name -> name.substring(parent.length()).replaceFirst("\\..*", ""))
                        .filter(name -> !SHARED_BY_SCREENS.contains(name))
                        .collect(Collectors.toSet());
        assertThat(screens).contains("overview", "holdings", "transactions");
        for (String screen : screens) {
            String[] others =
                    screens.stream()
                            .filter(other -> !other.equals(screen))
                            .map(other -> parent + other + "..")
                            .toArray(String[]::new);
            check(
                    noClasses()
                            .that()
                            .resideInAPackage(parent + screen + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(others));
        }
    }

    @Test
    void bannedClassesAreNotUsed() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                describe(
                                        "are banned",
                                        type ->
                                                Set.of(
                                                                        "java.util.Date",
                                                                        "java.util.Calendar",
                                                                        "java.text.SimpleDateFormat",
                                                                        "java.io.ObjectInputStream")
                                                                .contains(type.getName())
                                                        || type.getPackageName()
                                                                .equals("java.util.logging"))));
    }

    @Test
    void onlyTheCommandLineWritesToTheConsole() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "bootstrap..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err"));
    }

    @Test
    void namesSayWhatAClassIsFor() {
        check(noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)"));
    }

    private static void checkLayer(String layer, Set<String> allowed) {
        String[] forbidden =
                MAY_IMPORT.keySet().stream()
                        .filter(other -> !other.equals(layer) && !allowed.contains(other))
                        .map(other -> ROOT + other + "..")
                        .toArray(String[]::new);
        if (forbidden.length > 0) {
            check(
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + layer + "..")
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(forbidden)));
        }
    }

    /** An interface whose every kind is known: a value that is one of several records. */
    private static boolean isSealedInterface(JavaClass type) {
        return type.isInterface() && type.reflect().isSealed();
    }

    private static String[] in(String... packages) {
        return Stream.of(packages).map(name -> ROOT + name).toArray(String[]::new);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
