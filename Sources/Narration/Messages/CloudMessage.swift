import Cluster

/// What the cloud did.
public struct CloudMessage: Message, Equatable {
  public let event: CloudEvent

  public init(event: CloudEvent) { self.event = event }
}
