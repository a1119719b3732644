package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.market.feed.Feed;
import app.evenkeel.ingestion.market.feed.Feeds;
import app.evenkeel.storage.Tx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which feeds are asked first for each kind of asset, where an asset has no order of its own.
 * Blocking and thread-safe.
 */
public final class FeedOrderService {
    private static final String SETTING = "feeds.order.";

    private final Session session;
    private final SettingService settings;
    private final Feeds feeds;

    public FeedOrderService(Session session, SettingService settings, Feeds feeds) {
        this.session = session;
        this.settings = settings;
        this.feeds = feeds;
    }

    /** Kinds that more than one feed has prices of. */
    public List<AssetKind> kinds() {
        return Arrays.stream(AssetKind.values())
                .filter(kind -> usual(feeds, kind).size() > 1)
                .toList();
    }

    /** Names of the feeds of a kind, the first to be asked first. */
    public List<String> order(AssetKind kind) {
        Set<String> order = new LinkedHashSet<>();
        List<String> usual = usual(feeds, kind);
        for (String name : settings.get(SETTING + kind.name(), "").split(",", -1)) {
            if (usual.contains(name)) {
                order.add(name);
            }
        }
        order.addAll(usual);
        return List.copyOf(order);
    }

    /** Sets the order of a kind, also for assets that followed the one before. */
    public void setOrder(AssetKind kind, List<String> wanted) {
        if (!session.caller().mayWrite()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NOT_ALLOWED));
        }
        List<String> before = order(kind);
        settings.put(SETTING + kind.name(), String.join(",", wanted));
        List<String> after = order(kind);
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    session.stores().assets().findAll(tx).stream()
                            .filter(asset -> asset.kind() == kind)
                            .forEach(asset -> reorder(tx, asset, before, after));
                    return true;
                });
        session.changes().publish(Change.PRICES);
    }

    private void reorder(Tx tx, Asset asset, List<String> before, List<String> after) {
        List<FeedChoice> choices = session.stores().feeds().choices(tx, asset.id());
        List<FeedChoice> sorted = sorted(choices, before);
        if (choices.isEmpty()
                || !sorted.equals(choices)
                || !choices.stream().allMatch(FeedChoice::isAsked)) {
            return;
        }
        List<FeedChoice> moved = new ArrayList<>();
        for (FeedChoice choice : sorted(choices, after)) {
            moved.add(new FeedChoice(choice.feed(), moved.size(), choice.symbol()));
        }
        session.stores().feeds().setChoices(tx, asset.id(), moved);
    }

    private static List<FeedChoice> sorted(List<FeedChoice> choices, List<String> order) {
        return choices.stream()
                .sorted(Comparator.comparingInt(choice -> order.indexOf(choice.feed())))
                .toList();
    }

    static List<String> usual(Feeds feeds, AssetKind kind) {
        return feeds.all().stream()
                .filter(feed -> feed.kinds().contains(kind))
                .map(Feed::id)
                .toList();
    }
}
