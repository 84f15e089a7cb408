import Responses
import Tables
import XMLDocuments

extension FormsHandler {
    /// Takes a form of nothing but tags and text from its pieces, several times as fast as from events and with the same outcome.
    /// Whatever is not as it nearly always is asks for the events, which begin the form anew.
    func plainElement(
        _ tokens: Span<XMLPlainToken>, _ bytes: Span<UInt8>, at place: XMLPlainPlace
    ) throws(IntakeError) -> Bool {
        guard takesPlainForms, place.namespace == 0, tokens[0].name == Name.form, coding != nil else { return false }
        coding?.beginForm(line: place.line, byte: place.byteOffset)
        guard coding?.takeAnswers(tokens, bytes) == true else { return false }
        endForm(at: place.byteOffset + bytes.count)
        return true
    }
}

extension FormCoding {
    /// Takes the answers of a plain form; false if its events must be looked at.
    fileprivate mutating func takeAnswers(_ tokens: Span<XMLPlainToken>, _ bytes: Span<UInt8>) -> Bool {
        typealias Name = FormsHandler.Name
        let base = cells.append(bytes)
        var index = 1
        while tokens[index].kind == .attribute {
            let token = tokens[index]
            if token.name == Name.number, let position = plan.formNumber {
                guard cells.place(base &+ Int(token.start), base &+ Int(token.end), at: position) else { return false }
            }
            index &+= 1
        }
        while index < tokens.count {
            let token = tokens[index]
            index &+= 1
            switch token.kind {
            case .text: continue
            case .end: return index == tokens.count
            case .attribute: return false
            case .start:
                guard token.name == Name.answer else { return false }
                var position = 0
                while tokens[index].kind == .attribute {
                    let value = tokens[index]
                    if value.name == Name.question {
                        // A name that has not been met before is looked up, and noted if it is of no question, by the events.
                        guard let place = known(bytes.extracting(Int(value.start)..<Int(value.end))) else {
                            return false
                        }
                        position = place == 0 ? -1 : place
                    }
                    index &+= 1
                }
                guard position != 0 else { return false }
                guard takeAnswer(tokens, bytes, &index, position &- 1, base) else { return false }
            }
        }
        return false
    }

    /// Takes the answer whose content begins at a piece; -2 stands for the question of no name.
    private mutating func takeAnswer(
        _ tokens: Span<XMLPlainToken>, _ bytes: Span<UInt8>, _ index: inout Int, _ position: Int, _ base: Int
    ) -> Bool {
        var token = tokens[index]
        index &+= 1
        var (start, end) = (base, base)
        if token.kind == .text {
            (start, end) = (base &+ Int(token.start), base &+ Int(token.end))
            token = tokens[index]
            index &+= 1
        }
        if token.kind == .end { return position < 0 || cells.place(start, end, at: position) }
        guard token.kind == .start, token.name == FormsHandler.Name.choice, position >= 0 else { return false }
        return takeChoices(tokens, bytes, &index, position, hasText: end > start)
    }

    private mutating func takeChoices(
        _ tokens: Span<XMLPlainToken>, _ bytes: Span<UInt8>, _ index: inout Int, _ position: Int, hasText: Bool
    ) -> Bool {
        let first = index &- 1
        cells.beginAnswer(position)
        if hasText {
            let text = tokens[first &- 1]
            cells.addText(bytes.extracting(Int(text.start)..<Int(text.end)))
        }
        index = first
        while true {
            let token = tokens[index]
            index &+= 1
            switch token.kind {
            case .text: cells.addText(bytes.extracting(Int(token.start)..<Int(token.end)))
            case .end:
                cells.endAnswer()
                return true
            case .attribute: return false
            case .start:
                guard token.name == FormsHandler.Name.choice else { return false }
                while tokens[index].kind == .attribute { index &+= 1 }
                cells.beginChoice()
                if tokens[index].kind == .text {
                    cells.add(bytes.extracting(Int(tokens[index].start)..<Int(tokens[index].end)))
                    index &+= 1
                }
                guard tokens[index].kind == .end else { return false }
                cells.endChoice()
                index &+= 1
            }
        }
    }
}
