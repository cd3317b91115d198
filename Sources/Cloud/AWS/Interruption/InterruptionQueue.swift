import Kubernetes

/// The SQS queue that Karpenter reads notices from (`settings.interruptionQueue`), and the rules that feed it.
public struct InterruptionQueue: Equatable, Sendable {
  public var name: String
  /// A notice whose rule is missing never arrives.
  public var rules: Set<EventBridgeRule>
  /// Oldest first.
  public private(set) var messages: [Message] = []
  private var sent = 0

  /// How long a message waits to be read.
  public static let retention = Duration.seconds(300)
  /// How long a message that was read and not deleted stays hidden.
  public static let visibilityTimeout = Duration.seconds(20)
  /// The most messages of one reading.
  public static let batchSize = 10

  public struct Message: Equatable, Sendable {
    /// Counts from 1 in each queue.
    public let number: Int
    public let notice: CloudNotice
    public let sentAt: VirtualTime
    public internal(set) var visibleAt: VirtualTime
  }

  public init(name: String, rules: Set<EventBridgeRule> = Set(EventBridgeRule.allCases)) {
    self.name = name
    self.rules = rules
  }

  /// - Returns: nil when no rule carries the notice.
  @discardableResult
  public mutating func send(_ notice: CloudNotice, at now: VirtualTime) -> Message? {
    guard rules.contains(notice.rule) else { return nil }
    sent += 1
    let message = Message(number: sent, notice: notice, sentAt: now, visibleAt: now)
    messages.append(message)
    return message
  }

  /// Reads up to ten messages and hides them for twenty seconds; what is handled must be deleted by then.
  public mutating func receive(at now: VirtualTime) -> [Message] {
    messages.removeAll { $0.sentAt + Self.retention < now }
    var received: [Message] = []
    for index in messages.indices where messages[index].visibleAt <= now && received.count < Self.batchSize {
      received.append(messages[index])
      messages[index].visibleAt = now + Self.visibilityTimeout
    }
    return received
  }

  public mutating func delete(_ message: Message) { messages.removeAll { $0.number == message.number } }

  /// When there is next something to read; nil when nothing waits.
  public func nextReceive(after now: VirtualTime) -> VirtualTime? {
    messages.filter { max($0.visibleAt, now) <= $0.sentAt + Self.retention }.map { max($0.visibleAt, now) }
      .min()
  }
}
