extension String {
  /// The beginning of a text that has more than so many characters, `…` for the rest.
  public func cut(to limit: Int) -> String { count > limit ? prefix(max(0, limit - 1)) + "…" : self }
}
