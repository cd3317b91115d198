import Controllers

extension ServiceMessage {
  private static var format: Formats { .portuguese }

  public var portuguese: StyledText {
    switch self {
    case .change(.served(let ready), let owner):
      "\(owner) \("responde", .success): há \(Self.format.count(ready, "Pod", "Pods")) Ready por trás dele"
    case .change(.unserved(let pods), let owner):
      "\(owner) \("não responde", .refusal): de \(Self.format.count(pods, "Pod")) por trás dele, nenhum está Ready"
    }
  }
}
