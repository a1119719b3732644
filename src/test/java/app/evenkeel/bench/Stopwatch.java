package app.evenkeel.bench;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;

/**
 * Prints what passed since it was made, by the clock and in processor time of the whole process:
 * the latter says more where other programs share the machine.
 */
final class Stopwatch {
    /** What is put after a measurement's name for its processor seconds. */
    static final String PROCESSOR = "-cpu";

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long start = System.nanoTime();
    private final long processor = SYSTEM.getProcessCpuTime();

    /** By the clock. */
    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    double processorSeconds() {
        return (SYSTEM.getProcessCpuTime() - processor) / 1e9;
    }

    void print(String name) {
        double used = processorSeconds();
        print(name, seconds());
        print(name + PROCESSOR, used);
    }

    static void print(String name, double value) {
        System.out.println(ChildProcess.MARK + name + " " + value);
    }
}
