import Kubernetes

/// An SQS queue of the account's, and the EventBridge rules that feed it. Karpenter reads it when its setting
/// `interruptionQueue` names it.
public struct InterruptionQueue: Equatable, Sendable {
  public var name: String
  /// A notice whose rule is missing never arrives.
  public var rules: Set<EventBridgeRule>
  /// Whether the queue's policy lets EventBridge send to it; without, no notice arrives.
  public var admitsEvents = true
  /// Oldest first; those that nobody has read in time are taken out at the next look.
  public private(set) var messages: [Message] = []
  private var sent = 0

  /// How long a message waits to be read.
  public static let retention = Duration.seconds(300)
  /// How long a message that was read and not deleted stays hidden.
  public static let visibilityTimeout = Duration.seconds(20)
  /// The most messages of one reading.
  public static let batchSize = 10

  /// What was sent: JSON, or text that is none.
  public enum Body: Equatable, Sendable {
    case json(JSONValue)
    case text(String)
  }

  public struct Message: Equatable, Sendable {
    /// Counts from 1 in each queue.
    public let number: Int
    public let body: Body
    /// The rule that carried it here; nil for what somebody put in by hand.
    public let rule: EventBridgeRule?
    public let sentAt: VirtualTime
    public internal(set) var visibleAt: VirtualTime

    public var expiresAt: VirtualTime { sentAt + InterruptionQueue.retention }
  }

  public init(name: String, rules: Set<EventBridgeRule> = Set(EventBridgeRule.allCases)) {
    self.name = name
    self.rules = rules
  }

  /// EventBridge carries a notice of the account's here.
  ///
  /// - Returns: nil when no rule does.
  @discardableResult
  public mutating func send(_ notice: CloudNotice, of account: AWSAccount, at now: VirtualTime) -> Message? {
    guard admitsEvents, rules.contains(notice.rule) else { return nil }
    let body = notice.body(number: sent + 1, sentAt: now, in: account)
    return add(.json(body), rule: notice.rule, at: now)
  }

  /// Somebody puts a message in by hand.
  @discardableResult
  public mutating func send(_ body: Body, at now: VirtualTime) -> Message { add(body, rule: nil, at: now) }

  private mutating func add(_ body: Body, rule: EventBridgeRule?, at now: VirtualTime) -> Message {
    expire(at: now)
    sent += 1
    let message = Message(number: sent, body: body, rule: rule, sentAt: now, visibleAt: now)
    messages.append(message)
    return message
  }

  /// Reads up to ten messages and hides them for twenty seconds; what is handled must be deleted by then.
  public mutating func receive(at now: VirtualTime) -> [Message] {
    expire(at: now)
    var received: [Message] = []
    for index in messages.indices where messages[index].visibleAt <= now && received.count < Self.batchSize {
      received.append(messages[index])
      messages[index].visibleAt = now + Self.visibilityTimeout
    }
    return received
  }

  public mutating func delete(_ message: Message) { messages.removeAll { $0.number == message.number } }

  /// Messages that are still kept at an instant, oldest first.
  public func kept(at now: VirtualTime) -> [Message] { messages.filter { $0.expiresAt >= now } }

  /// When there is next something to read; nil when nothing waits.
  public func nextReceive(after now: VirtualTime) -> VirtualTime? {
    messages.filter { max($0.visibleAt, now) <= $0.expiresAt }.map { max($0.visibleAt, now) }.min()
  }

  private mutating func expire(at now: VirtualTime) { messages.removeAll { $0.expiresAt < now } }
}
