import Kubernetes

/// What the source of one of a ScaledObject's triggers says.
public struct TriggerReading: Equatable, Sendable {
  public let trigger: ScaledObject.Trigger
  /// Nil when KEDA knows no source of this type.
  public let source: Source?
  /// Messages that wait, or requests in a second.
  public let value: Quantity

  /// Where a trigger's events come from, and how KEDA names its metric.
  public enum Source: Equatable, Sendable {
    case queue(externalName: String)
    case requests(externalName: String)
    case resource(ResourceName)

    public var externalName: String? {
      switch self {
      case .queue(let name), .requests(let name): name
      case .resource: nil
      }
    }

    /// As a person would call the metric.
    var title: String {
      switch self {
      case .queue(let name), .requests(let name): name
      case .resource(let name): name.text
      }
    }
  }

  /// - Parameters:
  ///   - index: of the trigger in its object.
  ///   - value: of the source that the trigger means.
  public init(_ trigger: ScaledObject.Trigger, index: Int, value: Quantity) {
    self.trigger = trigger
    self.value = value
    source = Self.source(of: trigger, index: index)
  }

  private static func source(of trigger: ScaledObject.Trigger, index: Int) -> Source? {
    switch trigger.type {
    case "cpu": .resource(.cpu)
    case "memory": .resource(.memory)
    case "prometheus": .requests(externalName: "s\(index)-prometheus")
    default:
      queuePrefixes[trigger.type].map { .queue(externalName: "s\(index)-\($0)-\(trigger.queueName)") }
    }
  }

  /// Sources that are queues, and what KEDA calls them in its metrics' names.
  private static let queuePrefixes = [
    "aws-sqs-queue": "aws-sqs", "rabbitmq": "rabbitmq", "kafka": "kafka", "apache-kafka": "kafka",
    "redis": "redis", "azure-servicebus": "azure-servicebus", "azure-queue": "azure-queue",
    "gcp-pubsub": "gcp-ps", "activemq": "activemq", "nats-jetstream": "nats-jetstream",
  ]

  /// Whether there is so much of it that somebody has to be there.
  public var isActive: Bool {
    guard let source else { return false }
    if case .resource = source { return true }
    return value > (trigger.amount(of: Self.activations) ?? .zero)
  }

  private static let activations = [
    "activationQueueLength", "activationValue", "activationLagThreshold", "activationListLength",
    "activationMessageCount", "activationThreshold", "activationTargetQueueSize",
  ]

  /// How much of it one replica handles.
  private static let targets = [
    "queueLength", "value", "lagThreshold", "listLength", "messageCount", "threshold", "targetQueueSize",
  ]

  /// What the HorizontalPodAutoscaler is to look at; nil for a source that there is none of.
  func metric(for object: ScaledObject) -> HorizontalPodAutoscaler.Metric? {
    switch source {
    case .queue(let name), .requests(let name):
      let selector = LabelSelector(matchLabels: ["scaledobject.keda.sh/name": object.metadata.name])
      let amount = trigger.amount(of: Self.targets) ?? Quantity(5)
      let target: HorizontalPodAutoscaler.MetricTarget =
        trigger.metricType == "Value" ? .value(amount) : .averageValue(amount)
      return .init(.external(name: name, selector: selector), target)
    case .resource(let resource):
      guard let amount = trigger.amount(of: Self.targets) else { return nil }
      return .init(
        .resource(resource),
        trigger.metricType == "AverageValue" ? .averageValue(amount) : .utilization(max(1, amount.units)))
    case nil: return nil
    }
  }
}

extension ScaledObject.Trigger {
  fileprivate func amount(of keys: [String]) -> Quantity? {
    keys.compactMap { metadata[$0] }.first.flatMap { Quantity($0) }
  }

  /// What its queue, list or topic is called: the last part of a URL.
  public var queueName: String {
    let keys = [
      "queueURL", "queueName", "listName", "topic", "subscriptionName", "destinationName", "stream",
    ]
    let text = keys.compactMap { metadata[$0] }.first ?? ""
    return text.split(separator: "/").last.map(String.init) ?? text
  }
}
