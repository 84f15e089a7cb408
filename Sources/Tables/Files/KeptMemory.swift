internal import CByteMasks

/// Memory that is given back and taken again, block after block of a file.
public enum KeptMemory {
    /// Makes the allocator keep what is given back from now on, for the next block takes the same: memory new from the system comes
    /// page by page, each made zero first. Without effect where the allocator is not the GNU C library's.
    public static func keep() { _ = isKeeping }

    private static let isKeeping = hailong_keep_memory()
}
