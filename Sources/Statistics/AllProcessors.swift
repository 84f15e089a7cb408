internal import Dispatch
internal import Synchronization

/// Works on many things at once, each by itself, and gives what came of them in their order: which processor took which, and when, shows
/// in nothing.
///
/// - Parameters:
///   - count: how many things there are.
///   - work: what is done with the thing of a number from 0; each is called once, also after another has failed.
/// - Returns: the results, by number.
/// - Throws: of several errors that of the lowest number.
public func onAllProcessors<Value: Sendable, Failure: Error>(
    _ count: Int, _ work: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
    let done = Mutex<[Result<Value, Failure>?]>(Array(repeating: nil, count: max(0, count)))
    DispatchQueue.concurrentPerform(iterations: max(0, count)) { number in
        let result = Result { () throws(Failure) -> Value in try work(number) }
        done.withLock { $0[number] = result }
    }
    var values: [Value] = []
    values.reserveCapacity(max(0, count))
    for result in done.withLock({ $0 }) {
        if let result { values.append(try result.get()) }
    }
    return values
}
