package app.evenkeel.presentation.measure;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.AssetService;
import app.evenkeel.portfolio.PortfolioService;

import java.util.List;

/** The part of a desk that all screens have alike, read from the services of a session. */
public abstract class ServiceDesk<R> implements MeasureDesk<R> {
    private final PortfolioService portfolios;
    private final AssetService assets;

    protected ServiceDesk(PortfolioService portfolios, AssetService assets) {
        this.portfolios = portfolios;
        this.assets = assets;
    }

    @Override
    public final Benchmark benchmark(Scope scope) {
        return portfolios.benchmark(scope);
    }

    @Override
    public final void compareWith(Scope scope, Benchmark benchmark) {
        portfolios.compare(scope, benchmark);
    }

    @Override
    public final List<Asset> benchmarks() {
        return assets.priced();
    }
}
