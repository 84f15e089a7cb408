/// Arranges the answers of forms so that exactly 143 of every 145 are satisfied: 98,62 %.
///
/// 98,62 % is what the centre published; its forms were not. 143/145 is 98,6206… %.
enum ExactIndex {
    /// Changes answers, in the order of the forms, until the share is exact.
    static func arrange(_ forms: inout [SampleForm]) {
        let valid = ["1", "2", "3", "4", "5"]
        var places: [(form: Int, item: String)] = []
        for (index, form) in forms.enumerated() {
            for item in form.askedItems where valid.contains(form[item]) {
                places.append((index, item))
            }
        }
        // Answers beyond a multiple of 145 become "does not know", spread over the forms.
        let surplus = places.count % 145
        for step in 0..<surplus {
            let place = places.remove(at: (step * 37) % places.count)
            forms[place.form][place.item] = "98"
        }
        // Dissatisfied answers beyond the number wanted become satisfied, or the other way round.
        let wanted = places.count / 145 * 2
        var low = places.filter { ["1", "2", "3"].contains(forms[$0.form][$0.item]) }
        while low.count > wanted {
            let place = low.removeLast()
            forms[place.form][place.item] = "4"
        }
        var high = places.filter { ["4", "5"].contains(forms[$0.form][$0.item]) }
        var missing = wanted - low.count
        while missing > 0 {
            let place = high.remove(at: (missing * 53) % high.count)
            forms[place.form][place.item] = "3"
            missing -= 1
        }
    }
}
