import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

/// The SQS queue that notices of EC2's come to.
extension Command {
  static let sqsList = Command(
    "sqs list", aliases: ["sqs"], flags: [.output], help: .sqs, examples: ["sqs list"]
  ) {
    session, given throws(CommandError) in
    let queue = session.world.cloud.interruptionQueue
    let messages = queue.kept(at: session.world.now)
    switch try OutputFormat(given[.output]) {
    case .document(.json):
      return CommandOutput(StyledText(JSONWriter.indented(.array(messages.map(\.body.json)))))
    case .document(.yaml):
      return CommandOutput(StyledText(YAMLWriter.text(.array(messages.map(\.body.json)))))
    case .table, .wide, .document: return session.list(messages, of: queue)
    }
  }

  static let sqsSend = Command(
    "sqs send", syntax: [.any(.text("'{…}'"))], flags: [.filename], help: .sqs,
    examples: [
      #"sqs send '{"version":"0","source":"aws.ec2","detail-type":"EC2 Instance Launch"}'"#, "sqs list",
    ]
  ) { session, given throws(CommandError) in
    var words = given.words
    if let path = given[.filename] {
      words = [path == "-" ? given.input ?? "" : try session.readText(path)]
    } else if words.isEmpty, let input = given.input {
      words = [input]
    }
    guard !words.isEmpty else { throw .say(.missingArgument("'{…}'", syntax: given.command.usage)) }
    return try session.strike(try FaultWords.fault("sqs send", words, syntax: given.command.usage), given)
  }
}

extension Session {
  fileprivate func list(_ messages: [InterruptionQueue.Message], of queue: InterruptionQueue) -> CommandOutput
  {
    let isRead = world.cloud.isQueueRead
    guard !messages.isEmpty else {
      return .lines([FaultMessage.emptyQueue(name: queue.name, isRead: isRead).told(in: language)])
    }
    let header = ["MESSAGE", "SENT", "EXPIRES", "DETAIL-TYPE", "INSTANCES"]
    let rows = messages.map { message in
      [
        StyledText("\(message.number)"), StyledText(message.sentAt.clock),
        StyledText(message.expiresAt.clock, style: .dim), StyledText(message.body.detailType, style: .name),
        StyledText(message.body.instances.joined(separator: ",")),
      ]
    }
    var output = CommandOutput(
      TextTable(header: header.map { StyledText($0, style: .heading) }, rows: rows).text)
    output.remark(
      FaultMessage.queue(name: queue.name, isRead: isRead, waiting: messages.count).told(in: language))
    return output
  }
}

extension InterruptionQueue.Body {
  fileprivate var json: JSONValue {
    switch self {
    case .json(let value): value
    case .text(let text): .string(text)
    }
  }

  /// As EventBridge names the event; the beginning of what is no JSON.
  fileprivate var detailType: String {
    switch self {
    case .json(let value): value["detail-type"]?.string ?? "?"
    case .text(let text): String(text.prefix(24))
    }
  }

  fileprivate var instances: [String] {
    guard let event = try? InterruptionEvent.parse(self) else { return [] }
    return event.instances.map(\.text)
  }
}
