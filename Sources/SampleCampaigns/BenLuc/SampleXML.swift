import XMLDocuments

/// Writes forms as a batch of native XML.
struct SampleXML {
    /// The bytes of a file of forms.
    ///
    /// - Parameter extra: answers that are added after those of the form with this number in the list.
    func bytes(_ forms: [SampleForm], extra: [Int: [(question: String, answer: String)]] = [:]) -> [UInt8] {
        var writer = XMLWriter(indentation: 1)
        writer.start("forms", ["xmlns": "urn:hailong:forms:1", "questionnaire": "service-centre"])
        for (index, form) in forms.enumerated() {
            writer.start("form", ["number": form["form"]])
            for question in SampleForm.questions where question != "form" && !form[question].isEmpty {
                writer.element("answer", ["question": question], text: form[question])
            }
            for answer in extra[index] ?? [] {
                writer.element("answer", ["question": answer.question], text: answer.answer)
            }
            writer.end()
        }
        return writer.finish()
    }
}
