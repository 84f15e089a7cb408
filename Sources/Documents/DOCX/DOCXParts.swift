import Figures

/// The small parts of a Word file beside its text.
struct DOCXParts {
    let document: Document
    /// Addresses on the web that the text links to.
    let links: [String]
    /// The pictures.
    let pictures: [[UInt8]]

    private static let declaration: StaticString =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    func contentTypes() -> [UInt8] {
        part { buffer in
            buffer.markup(
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Default Extension="emf" ContentType="image/x-emf"/>\
                <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
                <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
                <Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>\
                <Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>\
                <Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>\
                <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
                </Types>
                """)
        }
    }

    func packageRelations() -> [UInt8] {
        part { buffer in
            buffer.markup(
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="text" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
                <Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
                </Relationships>
                """)
        }
    }

    /// Title, author, subject and language; no date, as nothing here comes from a clock.
    func properties() -> [UInt8] {
        part { buffer in
            buffer.markup(
                """
                <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
                xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>
                """)
            buffer.text(document.subtitle.map { "\(document.title) – \($0)" } ?? document.title)
            buffer.markup("</dc:title>")
            if let author = document.metadata.author {
                buffer.markup("<dc:creator>")
                buffer.text(author)
                buffer.markup("</dc:creator>")
            }
            if let subject = document.metadata.subject {
                buffer.markup("<dc:subject>")
                buffer.text(subject)
                buffer.markup("</dc:subject>")
            }
            if !document.metadata.keywords.isEmpty {
                buffer.markup("<cp:keywords>")
                buffer.text(document.metadata.keywords.joined(separator: ", "))
                buffer.markup("</cp:keywords>")
            }
            if let generator = document.metadata.generator {
                buffer.markup("<dc:description>")
                buffer.text(generator)
                buffer.markup("</dc:description>")
            }
            buffer.markup(
                document.language == .vi
                    ? "<dc:language>vi-VN</dc:language>" : "<dc:language>en-GB</dc:language>")
            buffer.markup("</cp:coreProperties>")
        }
    }

    func documentRelations() -> [UInt8] {
        part { buffer in
            buffer.markup(
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="styles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>\
                <Relationship Id="numbering" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>\
                <Relationship Id="settings" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>\
                <Relationship Id="header" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>
                """)
            for index in pictures.indices {
                buffer.empty(
                    "Relationship",
                    [
                        .words("Id", "picture\(index + 1)"),
                        .fixed(
                            "Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"),
                        .words("Target", "media/picture\(index + 1).emf"),
                    ])
            }
            for (index, link) in links.enumerated() {
                buffer.empty(
                    "Relationship",
                    [
                        .words("Id", "link\(index + 1)"),
                        .fixed(
                            "Type",
                            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"),
                        .words("Target", link), .fixed("TargetMode", "External"),
                    ])
            }
            buffer.markup("</Relationships>")
        }
    }

    func settings() -> [UInt8] {
        part { buffer in
            buffer.markup(
                """
                <w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
                <w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" \
                w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
                """)
        }
    }

    /// The page number, centred in the upper margin; the first page has none.
    func header() -> [UInt8] {
        part { buffer in
            buffer.markup(
                """
                <w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr>\
                <w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>\
                <w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\
                <w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>
                """)
        }
    }

    /// One list with bullets, and one with numbers for each such list of the document.
    func numbering() -> [UInt8] {
        part { buffer in
            buffer.markup(
                """
                <w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
                <w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">\
                <w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/>\
                <w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>\
                <w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">\
                <w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>\
                <w:pPr><w:ind w:left="567" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>\
                <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
                """)
            for number in 0..<numberedLists(document.body) {
                buffer.open("w:num", .number("w:numId", number + 2))
                buffer.markup(
                    """
                    <w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
                    """)
            }
            buffer.markup("</w:numbering>")
        }
    }

    private func numberedLists(_ blocks: [Block]) -> Int {
        blocks.reduce(0) { count, block in
            switch block {
            case .list(let list): count + (list.style == .numbers && !list.items.isEmpty ? 1 : 0)
            case .section(let section): count + numberedLists(section.blocks)
            default: count
            }
        }
    }

    func part(_ write: (inout HTMLBuffer) -> Void) -> [UInt8] {
        var buffer = HTMLBuffer()
        buffer.markup(Self.declaration)
        write(&buffer)
        return buffer.bytes
    }
}
