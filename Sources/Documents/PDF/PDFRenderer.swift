import Figures
import Synchronization

/// Writes documents as PDF files to print and to keep: A4 in the form of Nghị định 30/2020/NĐ-CP, letters embedded, text that
/// can be searched and copied, charts as lines, tables whose headers repeat. The structure of the text is marked (headings,
/// paragraphs, lists, tables with their header cells, figures with alternative texts), so that it can be read aloud.
///
/// The same document gives the same bytes on one machine; another machine may have other versions of a face.
public struct PDFRenderer: Sendable {
    private let families: Set<String>
    /// Cairo 1.16 and fontconfig keep faces for all threads and do not guard every use of them: one file is drawn at a time,
    /// all with one typesetter.
    private static let typesetter = Mutex<PDFTypesetter?>(nil)

    /// Makes a renderer that takes the faces of this machine.
    public init() { self.init(families: PDFFonts.ofMachine) }

    /// Makes a renderer with faces to choose among.
    init(families: Set<String>) { self.families = families }

    /// The file.
    ///
    /// - Throws: what ``Document/check()`` throws; ``DocumentsError/missingFont(_:)``; ``DocumentsError/library(_:)`` if a library fails.
    public func render(_ document: Document) throws(DocumentsError) -> [UInt8] {
        try document.check()
        let drawing = try Self.typesetter.withLock { (kept) throws(DocumentsError) in
            let typesetter = if let kept { kept } else { try PDFTypesetter() }
            kept = typesetter
            return try drawn(document, by: typesetter)
        }
        // libqpdf keeps nothing for all threads: what cairo leaves out is added while the next file is drawn.
        return try PDFStructure(language: document.language, figures: drawing.figures, headers: drawing.headers)
            .finished(drawing.bytes)
    }

    /// A file as cairo leaves it.
    private struct Drawing {
        var bytes: [UInt8]
        /// What cairo does not write of its figures and header cells, as `PDFStructure` has it.
        var figures: [String]
        var headers: [PDFHeaderCell]
    }

    private func drawn(_ document: Document, by typesetter: PDFTypesetter) throws(DocumentsError) -> Drawing {
        let fonts = try PDFFonts(among: families)
        var writer = try PDFWriter(document, fonts: fonts, typesetter: typesetter)
        writer.writeFront()
        if let most = document.mostPages {
            // The smallest letters of tables, 9 points, become 8.
            for squeeze in [0.95, 0.9] where writer.frontPages > most {
                var closer = try PDFWriter(document, fonts: fonts, typesetter: typesetter, squeeze: squeeze)
                closer.writeFront()
                if closer.frontPages <= most { writer = closer }
            }
        }
        writer.writeRest()
        return Drawing(bytes: try writer.canvas.finish(), figures: writer.figures, headers: writer.headers)
    }
}
