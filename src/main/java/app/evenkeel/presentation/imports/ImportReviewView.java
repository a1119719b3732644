package app.evenkeel.presentation.imports;

import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What happens to dropped files before anything is stored: reading, review, mapping. */
public final class ImportReviewView extends StackPane {
    private static final double WIDTH = 1240;
    private static final double HEIGHT = 960;

    private final ImportReviewViewModel model;
    private final Workspace workspace;
    private final ProgressSheet progress;
    private final ReviewSheet review;
    private @Nullable MapperView mapper;
    private Handle revealing = Handle.NONE;

    public ImportReviewView(ImportReviewViewModel model, Workspace workspace) {
        this.model = model;
        this.workspace = workspace;
        Messages messages = workspace.messages();
        Formats formats = workspace.context().formats();
        progress = new ProgressSheet(model, messages, formats);
        review = new ReviewSheet(model, workspace.tasks(), messages, formats);
        getStyleClass().add("import-review");
        setMaxSize(WIDTH, HEIGHT);
        model.stateProperty().subscribe(this::follow);
    }

    /** Puts the focus where Enter does what is most likely wanted. */
    public void focusMain() {
        review.focusMain();
    }

    /** Only what is needed is in the scene: what is not seen would be styled all the same. */
    private void follow(ImportReviewViewModel.State state) {
        revealing.cancel();
        review.conceal();
        switch (state) {
            case REVIEW -> {
                List<Runnable> steps = new ArrayList<>(review.revealing());
                steps.addFirst(() -> getChildren().setAll(review));
                revealing = workspace.tasks().inTurn(steps);
            }
            case MAPPING -> getChildren().setAll(mapper());
            case IDLE, READING, APPLYING -> getChildren().setAll(progress);
        }
    }

    private MapperView mapper() {
        if (mapper == null) {
            MapperView made = new MapperView(model.mapper(), workspace, model::leaveMapper);
            made.setOnChoose(() ->
                    workspace
                            .dialogs()
                            .chooseFiles(
                                    workspace.messages().text("mapper.choose"),
                                    files -> model.map(files.getFirst())));
            mapper = made;
        }
        return mapper;
    }
}
