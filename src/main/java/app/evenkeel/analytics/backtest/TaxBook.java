package app.evenkeel.analytics.backtest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lots of one run, and what tax their sale brings. Used by one thread. */
final class TaxBook {
    private static final double DUST = 1e-12;

    private final Tax tax;
    private final List<List<Lot>> lots = new ArrayList<>();
    private final Deque<Loss> losses = new ArrayDeque<>();
    private double shortGain;
    private double longGain;
    private double previewShort;
    private double previewLong;
    private double withheld;
    private double paid;
    private double unpaid;

    private static final class Lot {
        private final int day;
        private double units;
        private double cost;

        Lot(int day, double units, double cost) {
            this.day = day;
            this.units = units;
            this.cost = cost;
        }
    }

    /** A loss of a year past, as numbers above zero. */
    private static final class Loss {
        private final int year;
        private double ofShort;
        private double ofLong;

        Loss(int year, double ofShort, double ofLong) {
            this.year = year;
            this.ofShort = ofShort;
            this.ofLong = ofLong;
        }
    }

    TaxBook(Tax tax, int assets) {
        this.tax = tax;
        for (int a = 0; a < assets && tax.onGains(); a++) {
            lots.add(new ArrayList<>());
        }
    }

    /** Tax on gains so far, given-back tax taken off. */
    double paid() {
        return paid;
    }

    void beginPreview() {
        previewShort = shortGain;
        previewLong = longGain;
    }

    /** Adds what selling would gain to the preview; the book stays as it is. */
    void preview(int asset, int day, double units, double proceeds) {
        List<Lot> of = lots.get(asset);
        double average = average(of);
        double left = units;
        for (int i = 0; i < of.size() && left > 0; i++) {
            Lot lot = of.get(i);
            double part = Math.min(left, lot.units);
            double gain = proceeds * (part / units) - costOf(lot, part, average);
            if (isLong(lot, day)) {
                previewLong += gain;
            } else {
                previewShort += gain;
            }
            left -= part;
        }
    }

    /** Tax that what was previewed would bring now; less than zero where some is given back. */
    double previewed() {
        return tax.payment() == Tax.Payment.AT_SALE
                ? owed(previewShort, previewLong) - withheld
                : 0;
    }

    /**
     * Books a trade.
     *
     * @param change units bought, or less than zero for what was sold
     * @param before units held before
     * @param amount what they were worth
     * @param cost of trading them
     */
    void book(int asset, int day, double change, double before, double amount, double cost) {
        // What is sold short, and bought back, is no lot and not taxed.
        double opened = change > 0 ? Math.min(change, Math.max(0, before + change)) : 0;
        double closed = change < 0 ? Math.min(-change, Math.max(0, before)) : 0;
        double size = Math.abs(change);
        if (closed > 0) {
            sell(asset, day, closed, (amount - cost) * (closed / size));
        }
        if (opened > 0) {
            add(asset, new Lot(day, opened, (amount + cost) * (opened / size)));
        }
    }

    private void add(int asset, Lot lot) {
        List<Lot> of = lots.get(asset);
        int at =
                switch (tax.method()) {
                    case FIFO, AVERAGE -> of.size();
                    case LIFO -> 0;
                    case HIFO -> {
                        double each = lot.cost / lot.units;
                        int i = 0;
                        while (i < of.size() && of.get(i).cost / of.get(i).units >= each) {
                            i++;
                        }
                        yield i;
                    }
                };
        of.add(at, lot);
    }

    private void sell(int asset, int day, double units, double proceeds) {
        beginPreview();
        preview(asset, day, units, proceeds);
        shortGain = previewShort;
        longGain = previewLong;
        List<Lot> of = lots.get(asset);
        double average = average(of);
        double left = units;
        while (left > DUST * units && !of.isEmpty()) {
            Lot lot = of.getFirst();
            double part = Math.min(left, lot.units);
            left -= part;
            lot.cost -= lot.cost * (part / lot.units);
            lot.units -= part;
            if (lot.units <= DUST * part) {
                of.removeFirst();
            }
        }
        if (tax.method() == Tax.Method.AVERAGE) {
            of.forEach(lot -> lot.cost = lot.units * average);
        }
    }

    private double costOf(Lot lot, double part, double average) {
        return tax.method() == Tax.Method.AVERAGE ? part * average : lot.cost * (part / lot.units);
    }

    private static double average(List<Lot> of) {
        double cost = 0;
        double units = 0;
        for (Lot lot : of) {
            cost += lot.cost;
            units += lot.units;
        }
        return units == 0 ? 0 : cost / units;
    }

    private boolean isLong(Lot lot, int day) {
        return tax.longAfter() > 0 && day - lot.day > tax.longAfter();
    }

    /** Tax to be withheld now that trades were booked; less than zero for what is given back. */
    double settle() {
        if (!tax.onGains() || tax.payment() != Tax.Payment.AT_SALE) {
            return 0;
        }
        double due = owed(shortGain, longGain) - withheld;
        withheld += due;
        paid += due;
        return due;
    }

    /** Tax that is neither paid nor withheld: of years past, and on the gains of this one. */
    double due() {
        return unpaid + ofYear();
    }

    private double ofYear() {
        return owed(shortGain, longGain) - withheld;
    }

    /** Tax of years past that is to be paid now. */
    double unpaid() {
        return unpaid;
    }

    /** Pays some of {@link #unpaid}, or all. */
    void pay(double amount) {
        paid += amount;
        unpaid -= amount;
    }

    /** Closes a calendar year; what is owed for it is then {@link #unpaid}. */
    void closeYear(int year) {
        unpaid += ofYear();
        double carriedShort = netted(shortGain, true);
        double carriedLong = netted(longGain, false);
        losses.removeIf(loss -> loss.year + tax.lossYears() <= year);
        if (tax.lossYears() > 0 && (carriedShort > 0 || carriedLong > 0)) {
            losses.addLast(new Loss(year, carriedShort, carriedLong));
        }
        shortGain = 0;
        longGain = 0;
        withheld = 0;
    }

    /**
     * Sets a year's gain against losses carried forward, the oldest first; returns its own loss.
     */
    private double netted(double gain, boolean isShort) {
        double left = gain;
        for (Loss loss : losses) {
            double used = Math.min(Math.max(0, left), isShort ? loss.ofShort : loss.ofLong);
            left -= used;
            if (isShort) {
                loss.ofShort -= used;
            } else {
                loss.ofLong -= used;
            }
        }
        return Math.max(0, -left);
    }

    private double owed(double gainShort, double gainLong) {
        double carriedShort = 0;
        double carriedLong = 0;
        for (Loss loss : losses) {
            carriedShort += loss.ofShort;
            carriedLong += loss.ofLong;
        }
        return tax.rate() * Math.max(0, gainShort - carriedShort)
                + tax.longRate() * Math.max(0, gainLong - carriedLong);
    }
}
