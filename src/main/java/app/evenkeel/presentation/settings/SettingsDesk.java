package app.evenkeel.presentation.settings;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.holding.Chain;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.JobStatus;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.portfolio.FeedOrderService;
import app.evenkeel.portfolio.NetworkService;
import app.evenkeel.portfolio.NetworkService.HostLine;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.job.JobService;
import app.evenkeel.portfolio.job.Retention;
import app.evenkeel.portfolio.job.RetentionService;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the settings screen asks of the session, and how it changes it. Every method blocks. */
public interface SettingsDesk {
    Reading read();

    void setBaseCurrency(CurrencyCode currency);

    void setOffline(boolean offline);

    /** Replaces the key to Stooq; with nothing takes it away. */
    void setStooqKey(String key);

    /** Has another server asked about a chain; with nothing the public one again. */
    void setOwnNode(Chain chain, String address);

    void setFeeds(AssetKind kind, List<String> order);

    void reschedule(String job, String rule);

    void setPaused(String job, boolean paused);

    void setRetention(Retention what, String text);

    /**
     * What is set now.
     *
     * @param ownNodes addresses of own servers, empty where the public one is asked
     * @param feeds names in the order in which they are asked, by kind
     */
    record Reading(
            CurrencyCode currency,
            boolean isOffline,
            boolean hasStooqKey,
            List<HostLine> hosts,
            Map<Chain, String> ownNodes,
            Map<AssetKind, List<String>> feeds,
            List<JobSchedule> schedules,
            Map<Retention, Integer> retention) {}

    /** Over the services of a session. */
    record Services(
            SettingService settings,
            NetworkService network,
            FeedOrderService feeds,
            JobService jobs,
            RetentionService retention)
            implements SettingsDesk {
        @Override
        public Reading read() {
            Map<AssetKind, List<String>> orders = new EnumMap<>(AssetKind.class);
            feeds.kinds().forEach(kind -> orders.put(kind, feeds.order(kind)));
            Map<Retention, Integer> kept = new EnumMap<>(Retention.class);
            for (Retention what : Retention.values()) {
                kept.put(what, retention.get(what));
            }
            Map<Chain, String> nodes = new EnumMap<>(Chain.class);
            for (Chain chain : Chain.values()) {
                nodes.put(chain, network.ownNode(chain));
            }
            List<JobSchedule> schedules = new ArrayList<>();
            jobs.jobs().stream().map(JobStatus::schedule).forEach(schedules::add);
            return new Reading(
                    settings.baseCurrency(),
                    network.isOffline(),
                    network.hasStooqKey(),
                    network.hosts(),
                    nodes,
                    orders,
                    schedules,
                    kept);
        }

        @Override
        public void setBaseCurrency(CurrencyCode currency) {
            settings.setBaseCurrency(currency);
        }

        @Override
        public void setOffline(boolean offline) {
            network.setOffline(offline);
        }

        @Override
        public void setStooqKey(String key) {
            network.setStooqKey(key);
        }

        @Override
        public void setOwnNode(Chain chain, String address) {
            network.setOwnNode(chain, address);
        }

        @Override
        public void setFeeds(AssetKind kind, List<String> order) {
            feeds.setOrder(kind, order);
        }

        @Override
        public void reschedule(String job, String rule) {
            jobs.reschedule(job, rule);
        }

        @Override
        public void setPaused(String job, boolean paused) {
            jobs.setPaused(job, paused);
        }

        @Override
        public void setRetention(Retention what, String text) {
            retention.set(what, text);
        }
    }
}
