/// What stands around the facts on a lesson's review page.
public enum ReviewMessage: Message, Equatable {
  case title(id: String, title: String)
  case summary(points: Int, maxPoints: Int, passed: Bool, hints: Int, end: String)
  case did
  case happened
  /// Lines left out.
  case more(Int)
  case predicted(id: String, given: String?, actual: String)
  case answered(id: String, given: String?, actual: String)
  case rules
  case manifests
  case saved(String)
}
