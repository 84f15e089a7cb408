import XMLDocuments

/// What takes the events of a file of forms and codes the forms.
protocol BatchHandler: XMLEventHandler where Failure == IntakeError {
    /// What the forms are coded into; nil until that is known. It is taken from the handler of one file and given to the next.
    var coding: FormCoding? { get set }
    /// The number of whole forms so far, those of files before among them.
    var formCount: Int { get }
}
