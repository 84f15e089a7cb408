import Dispatch
import Synchronization

/// Computes the SHA-256 of a file beside its reading, on another core: at 1.5 GB/s it costs as much as everything else that
/// is done with a byte.
///
/// It gets the very bytes that were read, piece by piece, and lets only so many wait.
final class SideDigest: Sendable {
    /// Files smaller than this are digested where they are read.
    static let worthwhileBytes = 1 << 20
    /// Pieces that may wait.
    private static let room = 16

    private struct State: ~Copyable {
        var hash: SHA256?
        var problem: TableError?
    }

    private let queue = DispatchQueue(label: "hailong.sha256", qos: .userInitiated)
    private let places = DispatchSemaphore(value: SideDigest.room)
    private let state: Mutex<State>

    init(name: String) throws(TableError) {
        state = Mutex(State(hash: try SHA256(name: name)))
    }

    /// Adds bytes, as soon as there is room for them to wait.
    func add(_ bytes: [UInt8]) {
        places.wait()
        queue.async {
            self.update(bytes)
            self.places.signal()
        }
    }

    private func update(_ bytes: [UInt8]) {
        state.withLock { state in
            guard state.problem == nil, var running = state.hash.take() else { return }
            do throws(TableError) { try running.update(bytes) } catch { state.problem = error }
            state.hash = consume running
        }
    }

    /// Waits for all bytes, and ends the computation; nil if it was ended before.
    func finish() throws(TableError) -> SHA256Digest? {
        queue.sync {}
        return try state.withLock { (state) throws(TableError) -> SHA256Digest? in
            if let problem = state.problem { throw problem }
            guard let running = state.hash.take() else { return nil }
            return try running.finish()
        }
    }
}
