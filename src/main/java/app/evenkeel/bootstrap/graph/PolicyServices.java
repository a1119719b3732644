package app.evenkeel.bootstrap.graph;

import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.allocation.DriftService;
import app.evenkeel.portfolio.allocation.PlanService;
import app.evenkeel.portfolio.allocation.TargetService;

/** The services that hold portfolios to their targets. */
public record PolicyServices(TargetService targets, DriftService drift, PlanService plans) {
    static PolicyServices of(
            Session session, PortfolioService portfolios, ValuationService valuation) {
        TargetService targets = new TargetService(session, portfolios, valuation);
        return new PolicyServices(
                targets,
                new DriftService(session, targets, valuation),
                new PlanService(session, targets, valuation));
    }
}
