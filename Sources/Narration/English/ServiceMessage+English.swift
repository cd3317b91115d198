import Controllers

extension ServiceMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    switch self {
    case .change(.served(let ready), let owner):
      "\(owner) is \("answered", .success): \(Self.format.count(ready, "Pod is", "Pods are")) Ready behind it"
    case .change(.unserved(let pods), let owner):
      "\(owner) is \("not answered", .refusal): of \(Self.format.count(pods, "Pod")) behind it none is Ready"
    }
  }
}
