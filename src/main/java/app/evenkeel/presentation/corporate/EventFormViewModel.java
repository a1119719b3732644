package app.evenkeel.presentation.corporate;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.portfolio.CorporateEvent.Kind;
import app.evenkeel.domain.portfolio.EventPreview;
import app.evenkeel.domain.portfolio.EventTerms;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.control.TypedContent;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A corporate event as it is typed, checked at once, and shown before and after once it could be.
 * Only what is shown can be booked. JavaFX thread only.
 */
public final class EventFormViewModel {
    /** So that a figure is typed to its end before it is worked with. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final EventDesk desk;
    private final Workspace workspace;
    private final Asset asset;
    private final List<Asset> others;
    private final Runnable onClose;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.SPLIT);
    private final ObjectProperty<@Nullable Asset> other = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> day = new SimpleObjectProperty<>();
    private final Map<EventField, StringProperty> texts = new EnumMap<>(EventField.class);
    private final ReadOnlyObjectWrapper<Map<EventField, String>> errors =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Set<EventField>> missing =
            new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable EventPreview> preview =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper bookable = new ReadOnlyBooleanWrapper();
    private Handle reading = Handle.NONE;
    private boolean closed;
    private final TypedContent typing;

    /** What the preview is of. */
    private @Nullable EventTerms stated;

    /** Below zero, and so is every id of an asset that is to come with the event. */
    private long nextCreated = -1;

    /**
     * @param asset whose holders the event concerns
     * @param all assets there are; cash and the asset itself are none to become
     * @param onClose told once the form is done with
     */
    public EventFormViewModel(
            EventDesk desk, Workspace workspace, Asset asset, List<Asset> all, Runnable onClose) {
        this.desk = desk;
        this.workspace = workspace;
        this.asset = asset;
        this.onClose = onClose;
        this.others =
                all.stream()
                        .filter(each -> !each.isCash() && !each.id().equals(asset.id()))
                        .sorted(Comparator.comparing(Asset::label, String.CASE_INSENSITIVE_ORDER))
                        .toList();
        for (EventField field : EventField.values()) {
            texts.put(field, new SimpleStringProperty(""));
        }
        text(EventField.OLD_UNITS).set("1");
        if (asset.currency().isIso()) {
            text(EventField.CURRENCY).set(asset.currency().value());
        }
        kind.subscribe((before, now) -> changed());
        other.subscribe((before, now) -> changed());
        day.subscribe((before, now) -> changed());
        texts.values().forEach(text -> text.subscribe((before, now) -> changed()));
        check(entry());
        typing =
                new TypedContent(
                        () -> List.of(entry()),
                        TypedContent.asking(workspace.dialogs(), workspace.messages()));
    }

    /** Books what is shown and closes the form; does nothing while that cannot be. */
    public void book() {
        FxThread.require();
        EventTerms shown = stated;
        if (shown == null || !bookable.get()) {
            return;
        }
        bookable.set(false);
        workspace
                .tasks()
                .run(() -> desk.book(shown))
                .onSuccess(rows -> {
                    workspace.notices().done(workspace.messages().text("event.done", rows));
                    close();
                })
                .onProblem(why -> {
                    problem.set(why);
                    bookable.set(true);
                })
                .start();
    }

    /** Leaves the form; asks first where that would lose what was typed. */
    public void leave() {
        FxThread.require();
        typing.leave(this::close);
    }

    /** Closes the form; what was not booked is dropped. */
    public void close() {
        reading.cancel();
        if (!closed) {
            closed = true;
            onClose.run();
        }
    }

    private void changed() {
        FxThread.require();
        reading.cancel();
        bookable.set(false);
        problem.set(null);
        EventEntry entry = entry();
        check(entry);
        if (errors.get().isEmpty() && missing.get().isEmpty()) {
            EventTerms terms = entry.terms(asset.id());
            reading = workspace.tasks().later(PAUSE, () -> read(terms));
        } else {
            preview.set(null);
        }
    }

    private void read(EventTerms terms) {
        reading =
                workspace
                        .tasks()
                        .run(() -> desk.preview(terms))
                        .onSuccess(found -> {
                            stated = terms;
                            preview.set(found);
                            bookable.set(!found.rows().isEmpty());
                        })
                        .onProblem(this::refuse)
                        .start();
    }

    /** Tells a refusal beside the field that can mend it, if one can. */
    private void refuse(Problem why) {
        preview.set(null);
        String text = workspace.messages().text(why);
        if (why.code() == ProblemCode.EVENT_TO_COME) {
            errors.set(Map.of(EventField.DAY, text));
        } else if (why.code() == ProblemCode.EVENT_WORTH_UNKNOWN) {
            errors.set(Map.of(EventField.WORTH, text));
        } else {
            problem.set(why);
        }
    }

    private EventEntry entry() {
        Map<EventField, String> typed = new EnumMap<>(EventField.class);
        texts.forEach((field, text) -> typed.put(field, text.getValueSafe()));
        return new EventEntry(
                kind.get(), other.get(), day.get(), typed, workspace.context().formats().locale());
    }

    private void check(EventEntry entry) {
        Map<EventField, String> found = new EnumMap<>(EventField.class);
        entry.errors().forEach((field, key) -> found.put(field, workspace.messages().text(key)));
        errors.set(Map.copyOf(found));
        missing.set(Set.copyOf(entry.missing()));
    }

    /** Whose holders the event concerns. */
    public Asset asset() {
        return asset;
    }

    /** What it may have become, or what may have been spun off. */
    public List<Asset> others() {
        return others;
    }

    /** An asset to choose that does not exist; it is created when the event is booked. */
    public Asset toCome(AssetRef ref) {
        FxThread.require();
        return new Asset(
                new AssetId(nextCreated--),
                ref.key(),
                ref.kind(),
                ref.symbol(),
                ref.name(),
                ref.currency(),
                ref.isin(),
                ref.unitsPerPrice(),
                true);
    }

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** What it becomes, or what was spun off. */
    public ObjectProperty<@Nullable Asset> otherProperty() {
        return other;
    }

    public ObjectProperty<@Nullable LocalDate> dayProperty() {
        return day;
    }

    /** What is typed for any field but {@code OTHER} and {@code DAY}; a share is in percent. */
    public StringProperty text(EventField field) {
        return Objects.requireNonNull(texts.get(field));
    }

    /** What is wrong, in words, by field. */
    public ReadOnlyObjectProperty<Map<EventField, String>> errorsProperty() {
        return errors.getReadOnlyProperty();
    }

    /** What is needed and still empty. */
    public ReadOnlyObjectProperty<Set<EventField>> missingProperty() {
        return missing.getReadOnlyProperty();
    }

    /** A refusal that belongs to no field, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What booking would change; {@code null} while that cannot be said. */
    public ReadOnlyObjectProperty<@Nullable EventPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Whether what is shown is what is typed, and there is something to book. */
    public ReadOnlyBooleanProperty bookableProperty() {
        return bookable.getReadOnlyProperty();
    }
}
