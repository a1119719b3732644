package app.evenkeel.exchange;

/** How one exchange speaks: requests into what the exchange does, and back into its own words. */
interface Front {
    /** Whether a request is in this front's language. */
    boolean speaks(Request request);

    Faults.Kind kind(Request request);

    /** Does what is asked for. */
    Reply answer(Request request);

    /** What this exchange answers where nothing is done. */
    Reply failed(Fault fault, Request request);

    /** The same answer with every entry of its list twice. */
    Reply doubled(Reply reply);

    /** What it answers if it has none of what is asked for. */
    Reply none(Request request);

    /** The name of the account that a request is for, by its key. */
    String account(Request request);
}
