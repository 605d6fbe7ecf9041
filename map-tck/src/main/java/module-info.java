/**
 * The contracts that every backend of Lethe must pass, as abstract JUnit classes; and the model and command language that
 * property tests and fuzzing share.
 */
module dev.lethe.map.tck {
    requires static org.jspecify;
    requires transitive dev.lethe.map.api;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires transitive jdk.jfr; // what backends tell of themselves
    requires jdk.management; // the bytes that a thread has allocated

    exports dev.lethe.map.tck;

    opens dev.lethe.map.tck to
            org.junit.platform.commons; // the contracts' test methods are package-private
}
