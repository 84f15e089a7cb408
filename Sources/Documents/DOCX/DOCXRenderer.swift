import Figures
import Tables

/// Writes documents as Word files to edit and sign: real headings, captions and lists by styles, tables whose header rows
/// repeat on each page, pictures with alternative texts. With a ``Letterhead`` they have the form of Nghị định
/// 30/2020/NĐ-CP: A4, its margins, Times New Roman, the page number centred above from the second page.
///
/// The same document always gives the same bytes.
public struct DOCXRenderer: Sendable {
    /// Makes a renderer.
    public init() {}

    /// The file.
    ///
    /// - Throws: what ``Document/check()`` throws; ``DocumentsError/file(_:)`` if the archive cannot be made.
    public func render(_ document: Document) throws(DocumentsError) -> [UInt8] {
        try document.check()
        var writer = DOCXWriter(document)
        try writer.writeDocument()
        let parts = DOCXParts(document: document, links: writer.links, pictures: writer.pictures)
        do throws(TableError) {
            var archive = try ZIPWriter(name: "report.docx")
            try archive.add("[Content_Types].xml", parts.contentTypes())
            try archive.add("_rels/.rels", parts.packageRelations())
            try archive.add("docProps/core.xml", parts.properties())
            try archive.add("word/document.xml", writer.buffer.bytes)
            try archive.add("word/styles.xml", parts.styles())
            try archive.add("word/numbering.xml", parts.numbering())
            try archive.add("word/settings.xml", parts.settings())
            try archive.add("word/header1.xml", parts.header())
            try archive.add("word/_rels/document.xml.rels", parts.documentRelations())
            for (index, picture) in writer.pictures.enumerated() {
                try archive.add("word/media/picture\(index + 1).emf", picture)
            }
            return try archive.finish()
        } catch { throw .file(error) }
    }
}
