import Kubernetes

extension CloudNotice {
  /// The notice as EventBridge writes it into a queue.
  ///
  /// - Parameter number: of the message in its queue; the event's id follows from it.
  /// - Source: the events of `aws.ec2` and `aws.health`, as karpenter-provider-aws
  ///   `pkg/controllers/interruption/messages` reads them.
  public func body(number: Int, sentAt now: VirtualTime, in account: AWSAccount) -> JSONValue {
    let time = now.rfc3339
    let region = account.region.rawValue
    let resources = instances.map { JSONValue.string("arn:aws:ec2:\(region):\(account.id):instance/\($0)") }
    var random = SeededRandom(seed: 0, purpose: "event-id", object: "\(number)/\(time)")
    let id = [8, 4, 4, 4, 12].map { random.hexadecimal(length: $0) }.joined(separator: "-")
    return .object([
      "version": .string("0"), "id": .string(id),
      "detail-type": .string(rule.detailType), "source": .string(rule.source), "account": .string(account.id),
      "time": .string(time), "region": .string(region), "resources": .array(resources),
      "detail": .object(detail(at: time)),
    ])
  }

  private func detail(at time: String) -> [String: JSONValue] {
    switch self {
    case .spotInterruption(let id), .capacityReservationInterruption(let id):
      ["instance-id": .string(id.text), "instance-action": .string("terminate")]
    case .rebalanceRecommendation(let id): ["instance-id": .string(id.text)]
    case .stateChange(let id, let state): ["instance-id": .string(id.text), "state": .string(state)]
    case .health(let code, let category, let ids):
      [
        "service": .string("EC2"), "eventTypeCode": .string(code),
        "eventTypeCategory": .string(category.rawValue),
        "startTime": .string(time),
        "affectedEntities": .array(ids.map { .object(["entityValue": .string($0.text)]) }),
      ]
    }
  }
}
