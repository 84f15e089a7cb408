import Figures

extension DOCXWriter {
    mutating func write(_ inlines: [Inline], _ look: DOCXRunLook) {
        for inline in inlines { write(inline, look) }
    }

    private mutating func write(_ inline: Inline, _ look: DOCXRunLook) {
        var look = look
        switch inline {
        case .text(let text): run(text, look)
        case .strong(let inner):
            look.isBold = true
            write(inner, look)
        case .emphasis(let inner):
            look.isItalic = true
            write(inner, look)
        case .code(let text):
            look.isCode = true
            run(text, look)
        case .link(let target, let inner): write(inner, to: target.address, look)
        case .figure(let figure): write(figure, showingBase: true, look)
        case .inLanguage(let other, let inner):
            look.language = other
            write(inner, look)
        case .lineBreak: buffer.markup("<w:r><w:br/></w:r>")
        }
    }

    /// Places in the document and addresses on the web are links; files beside it are not, as it is filed alone.
    private mutating func write(_ inner: [Inline], to address: String, _ look: DOCXRunLook) {
        var look = look
        look.isLink = true
        if address.utf8.first == UInt8(ascii: "#") {
            buffer.open("w:hyperlink", .words("w:anchor", name(of: String(address.dropFirst()))))
        } else if address.hasPrefix("https://") {
            buffer.open("w:hyperlink", .words("r:id", relation(of: address)))
        } else {
            look.isLink = false
            return write(inner, look)
        }
        write(inner, look)
        buffer.markup("</w:hyperlink>")
    }

    /// Writes a figure as it is printed, its mark raised, its base behind it where no column holds it.
    mutating func write(_ figure: Figure, showingBase: Bool, _ look: DOCXRunLook) {
        var words = look
        if figure.absence != nil { words.isItalic = true }
        run(figure.printed + (figure.flag?.mark ?? ""), words)
        if showingBase, let base = figure.base { run(" (\(base))", look) }
    }

    mutating func run(_ text: String, _ look: DOCXRunLook) {
        guard !text.isEmpty else { return }
        buffer.markup("<w:r><w:rPr>")
        if look.isLink { buffer.markup("<w:rStyle w:val=\"Hyperlink\"/>") }
        if look.isCode {
            buffer.markup(
                "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>")
        }
        if look.isBold { buffer.markup("<w:b/><w:bCs/>") }
        if look.isItalic { buffer.markup("<w:i/><w:iCs/>") }
        if look.isSmall {
            buffer.markup(
                isDense
                    ? "<w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>" : "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>")
        }
        if TextDirection.runsRightToLeft(text) { buffer.markup("<w:rtl/>") }
        if let language = look.language {
            buffer.markup(language == .vi ? "<w:lang w:val=\"vi-VN\"/>" : "<w:lang w:val=\"en-GB\"/>")
        }
        buffer.markup("</w:rPr><w:t xml:space=\"preserve\">")
        buffer.text(text)
        buffer.markup("</w:t></w:r>")
    }
}
