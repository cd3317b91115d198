extension [UInt8] {
  /// Whether a text begins with the byte order mark of UTF-16, as some editors of Windows write it.
  public var isUTF16: Bool { starts(with: [0xFF, 0xFE]) || starts(with: [0xFE, 0xFF]) }
}
