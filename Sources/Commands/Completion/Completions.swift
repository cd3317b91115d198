/// What may stand where the cursor is, as data.
public struct Completions: Equatable, Sendable {
  public struct Item: Equatable, Sendable {
    public let text: String
    /// Shown beside it in a listing; may be empty.
    public let description: String
    /// Whether a blank follows once it is chosen: not after a folder, nor after `--flag=`.
    public let endsWord: Bool

    public init(_ text: String, description: String = "", endsWord: Bool = true) {
      self.text = text
      self.description = description
      self.endsWord = endsWord
    }
  }

  /// Where the word that an item takes the place of begins, in UTF-8 bytes; it ends at the cursor.
  public let start: Int
  public let items: [Item]

  public init(start: Int, items: [Item]) {
    self.start = start
    self.items = items
  }
}
