import Documents
import Figures
import Testing

/// What each page must have, for those who see it and those who hear it.
@Suite struct HTMLPageTests {
    private func markup(_ language: Language) throws -> Markup {
        let bytes = try HTMLRenderer().render(try SampleDocument.summary(language))
        SampleFiles.keep(bytes, as: "summary-\(language.rawValue).html")
        return Markup(String(decoding: bytes, as: UTF8.self))
    }

    @Test(arguments: Language.allCases)
    func isWellFormed(language: Language) throws {
        let markup = try markup(language)
        #expect(markup.faults.isEmpty)
        #expect(markup.tags.count > 300)
        #expect(markup.tags.allSatisfy { $0.attributes["?"] == nil })
        #expect(markup.all("html").map { $0.attributes["lang"] } == [language.rawValue])
        for name in ["main", "header", "footer", "h1", "title", "style"] {
            #expect(markup.tags.count { $0.name == name && !$0.path.contains("svg") } == 1, "\(name)")
        }
    }

    @Test func standsAlone() throws {
        let markup = try markup(.vi)
        for name in ["script", "link", "img", "iframe", "object", "embed", "form", "base"] {
            #expect(markup.all(name).isEmpty, "\(name)")
        }
        for tag in markup.tags {
            #expect(tag.attributes["style"] == nil && tag.attributes["src"] == nil)
            #expect(!tag.attributes.keys.contains { $0.hasPrefix("on") })
        }
        let policy = markup.all("meta").first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
        #expect(policy?.attributes["content"]?.hasPrefix("default-src 'none'; style-src 'sha256-") == true)
        #expect(markup.all("meta").contains { $0.attributes["name"] == "viewport" })
    }

    @Test func namesAreUniqueAndReferencesKnown() throws {
        let markup = try markup(.vi)
        let names = markup.tags.compactMap { $0.attributes["id"] }
        #expect(Set(names).count == names.count)
        for tag in markup.tags {
            for attribute in ["aria-labelledby", "aria-describedby"] {
                for name in (tag.attributes[attribute] ?? "").split(separator: " ") {
                    #expect(names.contains(String(name)), "\(name)")
                }
            }
            if let target = tag.attributes["href"], target.hasPrefix("#") {
                #expect(names.contains(String(target.dropFirst())), "\(target)")
            }
        }
    }

    @Test func headingsDescendByOne() throws {
        var level = 0
        var count = 0
        for tag in try markup(.en).tags where tag.name.count == 2 && tag.name.first == "h" {
            guard let next = Int(tag.name.dropFirst()) else { continue }
            #expect(next <= level + 1, "\(tag.text)")
            level = next
            count += 1
        }
        #expect(count == 8)
    }

    @Test func theFirstLinkSkipsTheNavigation() throws {
        let markup = try markup(.vi)
        let first = try #require(markup.all("a").first)
        #expect(first.attributes["href"] == "#main." && first.text == "Đến nội dung chính")
        #expect(markup.all("main").first?.attributes["id"] == "main.")
        #expect(markup.all("a").filter { $0.attributes["aria-current"] == "page" }.map(\.text) == ["Trung tâm Bến Lức"])
        #expect(
            markup.all("nav").allSatisfy {
                $0.attributes["aria-label"] != nil || $0.attributes["aria-labelledby"] != nil
            })
    }

    @Test func figuresCarryTheirValueAndBase() throws {
        let page = try HTMLRenderer().text(of: try SampleDocument.summary())
        #expect(
            page.contains(
                "<data value=\"2860/29\" title=\"143/145\">98,62%</data> <span class=\"base\">(n = 145)</span>"))
        #expect(page.contains("<dd class=\"value missing\"><span class=\"absent\">thiếu số liệu đầu vào</span></dd>"))
    }

    @Test func notesSayTheirKindInWords() throws {
        for language in Language.allCases {
            let kinds = try markup(language).tags.filter { $0.attributes["class"] == "kind" }.map(\.text)
            #expect(
                kinds
                    == (language == .vi
                        ? ["Số liệu giả định.", "Ghi chú", "Cảnh báo"] : ["Made data.", "Note", "Warning"]))
        }
    }

    @Test func emptyPiecesLeaveNothing() throws {
        let page = try HTMLRenderer().text(
            of: Document(
                language: .vi, title: "T", showsContents: true,
                blocks: [
                    .keyFigures([]), .list(ListBlock(items: [])), .definitions(DefinitionList(title: "x", items: [])),
                ]))
        let markup = Markup(page)
        #expect(markup.faults.isEmpty)
        for name in ["dl", "ul", "ol", "nav", "header", "footer"] { #expect(markup.all(name).isEmpty, "\(name)") }
    }

    @Test func theSameDocumentGivesTheSameBytes() throws {
        let first = try HTMLRenderer().render(try SampleDocument.summary())
        for _ in 0..<5 { #expect(try HTMLRenderer().render(try SampleDocument.summary()) == first) }
        #expect(try HTMLRenderer().render(try SampleDocument.summary(.en)) != first)
    }

    @Test func theRendererAddsNoWordOfTheOtherLanguage() throws {
        let page = try HTMLRenderer().text(of: try SampleDocument.summary(.en))
        for word in ["Bảng", "Biểu đồ", "Ghi chú", "Cảnh báo", "không", "Cỡ mẫu", "Mục lục", "Điểm"] {
            #expect(!page.contains(word), "\(word)")
        }
    }
}
