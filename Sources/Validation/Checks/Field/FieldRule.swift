/// The checks of the field: what they look for is not in one record but in how records lie among the others.
///
/// They warn. None of them changes what becomes of a record: a form that looks made up is left out only by a person's
/// decision. The raw value is the identifier that answers and the documentation name.
public enum FieldRule: String, Sendable, Hashable, CaseIterable {
    /// The same content under different form numbers.
    case sameContent = "field.sameContent"
    /// Rated answers that agree with another form's more than chance allows.
    case nearDuplicates = "field.nearDuplicates"
    /// The same level down the page, where others do not answer so.
    case straightLining = "field.straightLining"
    /// Interviews far shorter than the others.
    case tooShort = "field.tooShort"
    /// Interviews at times or on days when nobody works.
    case outOfHours = "field.outOfHours"
    /// Far more blanks than the other forms have.
    case manyBlanks = "field.manyBlanks"
    /// Interviewers whose forms differ from the unit's in mean or spread.
    case interviewers = "field.interviewers"
    /// More interviews in a day than one person makes.
    case productivity = "field.productivity"
    /// Batches of nothing but praise, where the unit's other batches have less.
    case positiveBatches = "field.positiveBatches"
    /// The rated office's own collection against independent collection.
    case collection = "field.collection"
}
