// SPDX-License-Identifier: Apache-2.0
import java.awt.Color;
import java.awt.Font;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.gephi.graph.api.*;
import org.gephi.io.exporter.preview.SVGExporter;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.preview.api.*;
import org.gephi.project.api.*;
import org.openide.util.Lookup;

/** Draws a graph file as Gephi's preview shows it, with the positions, colours and sizes of the file: GephiPicture IN OUT.svg */
public class GephiPicture {
    public static void main(String[] args) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        importer.process(importer.importFile(new File(args[0])), new DefaultProcessor(), workspace);
        PreviewController preview = Lookup.getDefault().lookup(PreviewController.class);
        PreviewProperties properties = preview.getModel().getProperties();
        properties.putValue(PreviewProperty.SHOW_NODE_LABELS, Boolean.TRUE);
        properties.putValue(PreviewProperty.NODE_LABEL_PROPORTIONAL_SIZE, Boolean.FALSE);
        properties.putValue(PreviewProperty.NODE_LABEL_FONT, new Font(Font.SANS_SERIF, Font.PLAIN, 60));
        properties.putValue(PreviewProperty.NODE_BORDER_WIDTH, 0.5f);
        properties.putValue(PreviewProperty.EDGE_CURVED, Boolean.FALSE);
        properties.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT, Boolean.TRUE);
        properties.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT_MIN, 8f);
        properties.putValue(PreviewProperty.EDGE_RESCALE_WEIGHT_MAX, 40f);
        properties.putValue(PreviewProperty.ARROW_SIZE, 5f);
        properties.putValue(PreviewProperty.EDGE_OPACITY, 60f);
        properties.putValue(PreviewProperty.BACKGROUND_COLOR, Color.WHITE);
        // The bitmap and screen targets want a display; this one does not.
        preview.refreshPreview(workspace);
        SVGExporter exporter = new SVGExporter();
        exporter.setWorkspace(workspace);
        try (Writer out = new OutputStreamWriter(new FileOutputStream(args[1]), StandardCharsets.UTF_8)) {
            exporter.setWriter(out);
            exporter.execute();
        }
        System.exit(0);
    }
}
