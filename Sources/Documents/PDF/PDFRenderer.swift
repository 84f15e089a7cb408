import Figures
import Synchronization

/// Writes documents as PDF files to print and to keep: A4 in the form of Nghị định 30/2020/NĐ-CP, letters embedded, text that
/// can be searched and copied, charts as lines, tables whose headers repeat. The structure of the text is marked (headings,
/// paragraphs, lists, tables with their header cells, figures with alternative texts), so that it can be read aloud.
///
/// The same document gives the same bytes on one machine; another machine may have other versions of a face.
public struct PDFRenderer: Sendable {
    private let families: Set<String>
    /// Cairo 1.16 and fontconfig keep faces for all threads and do not guard every use of them: one file is drawn at a time.
    private static let turn = Mutex<Void>(())

    /// Makes a renderer that takes the faces of this machine.
    public init() { self.init(families: PDFFonts.ofMachine) }

    /// Makes a renderer with faces to choose among.
    init(families: Set<String>) { self.families = families }

    /// The file.
    ///
    /// - Throws: what ``Document/check()`` throws; ``DocumentsError/missingFont(_:)``; ``DocumentsError/library(_:)`` if a library fails.
    public func render(_ document: Document) throws(DocumentsError) -> [UInt8] {
        try document.check()
        return try Self.turn.withLock { (_) throws(DocumentsError) in try drawn(document) }
    }

    private func drawn(_ document: Document) throws(DocumentsError) -> [UInt8] {
        let fonts = try PDFFonts(among: families)
        var writer = try PDFWriter(document, fonts: fonts)
        writer.writeDocument()
        if let most = document.mostPages {
            // The smallest letters of tables, 9 points, become 8.
            for squeeze in [0.95, 0.9] where writer.frontPages > most {
                var closer = try PDFWriter(document, fonts: fonts, squeeze: squeeze)
                closer.writeDocument()
                if closer.frontPages <= most { writer = closer }
            }
        }
        let drawn = try writer.canvas.finish()
        return try PDFStructure(language: document.language, figures: writer.figures, headers: writer.headers)
            .finished(drawn)
    }
}
