import Cloud
import Cluster
import Kubernetes
import Narration

/// The queue of notices, EventBridge's rules, and parameters that name images.
extension AWSOperation {
  static let sqs: [AWSOperation] = [
    .read("sqs", "list-queues") { session, _ throws(CommandError) in
      .members(["QueueUrls": .strings([session.world.cloud.queueURL])])
    },
    .read("sqs", "get-queue-url") { session, request throws(CommandError) in
      try session.checkQueue(request, named: try request.required("queue-name"))
      return .members(["QueueUrl": .string(session.world.cloud.queueURL)])
    },
    .read("sqs", "get-queue-attributes") { session, request throws(CommandError) in
      let url = try request.required("queue-url")
      try session.checkQueue(request, named: AWSAccount.roleName(of: url))
      let cloud = session.world.cloud
      let waiting = cloud.interruptionQueue.kept(at: session.world.now)
      let hidden = waiting.count { $0.visibleAt > session.world.now }
      let all: [(String, String)] = [
        ("QueueArn", cloud.account.arn("sqs", cloud.interruptionQueue.name)),
        ("ApproximateNumberOfMessages", String(waiting.count - hidden)),
        ("ApproximateNumberOfMessagesNotVisible", String(hidden)),
        ("VisibilityTimeout", "30"), ("MessageRetentionPeriod", "300"),
        ("ReceiveMessageWaitTimeSeconds", "0"),
        ("Policy", cloud.queuePolicy.jq.text(.compact)), ("SqsManagedSseEnabled", "true"),
      ]
      let wanted = request.all("attribute-names")
      var attributes = JQObject()
      for (name, value) in all where wanted.contains(name) || wanted.contains("All") {
        if name != "Policy" || cloud.interruptionQueue.admitsEvents { attributes[name] = .string(value) }
      }
      return attributes.count == 0 ? nil : .members(["Attributes": .object(attributes)])
    },
    .read("events", "list-rules") { session, _ throws(CommandError) in
      let rules = session.world.cloud.interruptionQueue.rules.sorted { $0.rawValue < $1.rawValue }
      return .members(["Rules": .array(rules.map { Self.json($0, session.world.cloud.account) })])
    },
  ]

  private static func json(_ rule: EventBridgeRule, _ account: AWSAccount) -> JQValue {
    let pattern = JQValue.members([
      "source": .strings([rule.source]), "detail-type": .strings([rule.detailType]),
    ])
    return .members([
      "Name": .string(rule.rawValue), "Arn": .string(account.arn("events", "rule/\(rule.rawValue)")),
      "EventPattern": .string(pattern.text(.compact)), "State": "ENABLED", "EventBusName": "default",
    ])
  }

  static let ssm: [AWSOperation] = [
    .read("ssm", "get-parameter") { session, request throws(CommandError) in
      let name = try request.required("name")
      let account = session.world.cloud.account
      guard let value = account.imageID(ofParameter: name) else {
        throw request.failure("ParameterNotFound", "")
      }
      return .members([
        "Parameter": .members([
          "Name": .string(name), "Type": "String", "Value": .string(value), "Version": 1,
          "LastModifiedDate": .string(createDate),
          "ARN": .string("arn:aws:ssm:\(account.region.rawValue)::parameter\(name)"), "DataType": "text",
        ])
      ])
    }
  ]
}

extension CloudState {
  fileprivate var queueURL: String {
    "https://sqs.\(account.region.rawValue).amazonaws.com/\(account.id)/\(interruptionQueue.name)"
  }

  /// By which EventBridge may send to the queue.
  fileprivate var queuePolicy: PolicyDocument {
    PolicyDocument([
      PolicyDocument.Statement(
        nil, ["sqs:SendMessage"], on: [account.arn("sqs", interruptionQueue.name)],
        principal: .services(["events.amazonaws.com", "sqs.amazonaws.com"]))
    ])
  }
}

extension Session {
  fileprivate func checkQueue(_ request: AWSRequest, named name: String) throws(CommandError) {
    guard name == world.cloud.interruptionQueue.name else {
      throw request.failure(
        "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.")
    }
  }
}
