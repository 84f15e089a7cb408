internal import CPango

/// A PDF file while it is drawn, page by page: the owner of cairo's surface and context.
///
/// Lengths are points of 1/72 inch, from the upper left corner of the page.
final class PDFCanvas {
    /// Where texts are laid out and drawn.
    let context: OpaquePointer
    private let surface: OpaquePointer
    private let received: Received

    /// The bytes that cairo has written so far.
    private final class Received {
        var bytes: [UInt8] = []
    }

    /// Begins a file.
    ///
    /// - Throws: `DocumentsError.library` where cairo has no memory.
    init(width: Double, height: Double) throws(DocumentsError) {
        let received = Received()
        let write: cairo_write_func_t = { closure, data, length in
            guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
            Unmanaged<Received>.fromOpaque(closure).takeUnretainedValue().bytes
                .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
            return CAIRO_STATUS_SUCCESS
        }
        // The surface never outlives `received`: it is destroyed before the properties go.
        let closure = Unmanaged.passUnretained(received).toOpaque()
        guard let surface = cairo_pdf_surface_create_for_stream(write, closure, width, height),
            let context = cairo_create(surface)
        else { throw .library("cairo") }
        self.received = received
        self.surface = surface
        self.context = context
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    // MARK: The file

    /// Says what the file is; its dates are fixed, so that the same document gives the same bytes.
    func describe(title: String, metadata: DocumentMetadata) {
        func set(_ key: cairo_pdf_metadata_t, _ text: String?) {
            if let text, !text.isEmpty { cairo_pdf_surface_set_metadata(surface, key, PDFText.printable(text)) }
        }
        set(CAIRO_PDF_METADATA_TITLE, title)
        set(CAIRO_PDF_METADATA_AUTHOR, metadata.author)
        set(CAIRO_PDF_METADATA_SUBJECT, metadata.subject)
        set(CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords.joined(separator: ", "))
        set(CAIRO_PDF_METADATA_CREATOR, metadata.generator)
        set(CAIRO_PDF_METADATA_CREATE_DATE, "1980-01-01T00:00:00Z")
    }

    /// Ends the page; the next one has a size of its own.
    func turnPage(width: Double, height: Double) {
        cairo_show_page(context)
        cairo_pdf_surface_set_size(surface, width, height)
    }

    /// Adds a bookmark that leads to a place.
    ///
    /// - Parameter parent: the bookmark above it; 0 for none.
    /// - Returns: its number.
    func bookmark(_ text: String, leadingTo place: String, parent: Int32) -> Int32 {
        cairo_pdf_surface_add_outline(
            surface, parent, PDFText.printable(text), "dest='\(place)'", CAIRO_PDF_OUTLINE_FLAG_OPEN)
    }

    /// Ends the file and gives its bytes.
    ///
    /// - Throws: `DocumentsError.library` with what went wrong in cairo.
    func finish() throws(DocumentsError) -> [UInt8] {
        cairo_show_page(context)
        let drawn = cairo_status(context)
        cairo_surface_finish(surface)
        let written = cairo_surface_status(surface)
        for status in [drawn, written] where status != CAIRO_STATUS_SUCCESS {
            throw .library("cairo: " + String(cString: cairo_status_to_string(status)))
        }
        return received.bytes
    }

    // MARK: Structure

    /// Draws what belongs to an element of the file's structure, such as `P` or `TD`.
    func tagged(_ name: String, _ attributes: String = "", _ draw: () -> Void) {
        begin(name, attributes)
        draw()
        end(name)
    }

    /// Opens an element; every one is closed by ``end(_:)`` in turn, on this page or a later one unless it holds drawing itself.
    func begin(_ name: String, _ attributes: String = "") { cairo_tag_begin(context, name, attributes) }

    /// Closes an element.
    func end(_ name: String) { cairo_tag_end(context, name) }

    /// Makes this place one that links lead to.
    func mark(place: String) { tagged("cairo.dest", "name='\(place)'") {} }

    // MARK: Drawing

    /// The colour of what is drawn next.
    func set(_ ink: Ink) {
        cairo_set_source_rgb(context, Double(ink.red) / 255, Double(ink.green) / 255, Double(ink.blue) / 255)
    }

    /// Draws a line.
    func line(from start: Point, to end: Point, _ stroke: Stroke) {
        cairo_move_to(context, start.x, start.y)
        cairo_line_to(context, end.x, end.y)
        draw(fill: nil, stroke)
    }

    /// Draws a polygon, filled, outlined or both.
    func polygon(_ corners: [Point], fill: Ink?, stroke: Stroke?) {
        guard let first = corners.first else { return }
        cairo_move_to(context, first.x, first.y)
        for corner in corners.dropFirst() { cairo_line_to(context, corner.x, corner.y) }
        cairo_close_path(context)
        draw(fill: fill, stroke)
    }

    /// Draws boxes that stand side by side, of one height, with the lines between them: one path, however many there are.
    ///
    /// - Parameter edges: where boxes begin and, behind the last, where it ends.
    func boxes(_ edges: [Double], top: Double, height: Double, fill: Ink?, stroke: Stroke) {
        guard let left = edges.first, let right = edges.last else { return }
        cairo_rectangle(context, left, top, right - left, height)
        if let fill {
            set(fill)
            cairo_fill_preserve(context)
        }
        for edge in edges.dropFirst().dropLast() {
            cairo_move_to(context, edge, top)
            cairo_line_to(context, edge, top + height)
        }
        draw(fill: nil, stroke)
    }

    private func draw(fill: Ink?, _ stroke: Stroke?) {
        if let fill {
            set(fill)
            cairo_fill_preserve(context)
        }
        if let stroke {
            set(stroke.ink)
            cairo_set_line_width(context, stroke.width)
            let dashes = [stroke.width * 3, stroke.width * 2]
            cairo_set_dash(context, dashes, stroke.isDashed ? 2 : 0, 0)
            cairo_stroke_preserve(context)
        }
        cairo_new_path(context)
    }

    /// Draws in another scale, with a point of the page as the corner.
    func placed(at corner: Point, scale: Double, _ draw: () -> Void) {
        cairo_save(context)
        cairo_translate(context, corner.x, corner.y)
        cairo_scale(context, scale, scale)
        draw()
        cairo_restore(context)
    }
}
