import Cluster
import Kubernetes
import Narration

/// The text of `kubectl describe`, built line by line and aligned at the end.
struct Description {
  private var text = ""

  /// A line at a level; two blanks a level, tabs between cells.
  mutating func line(_ content: String, level: Int = 0) {
    text += String(repeating: "  ", count: level) + content + "\n"
  }

  /// `Label:  value`.
  mutating func field(_ label: String, _ value: String, level: Int = 0) {
    line("\(label):\t\(value)", level: level)
  }

  /// `Label:  first` and each further value under the first; `<none>` when there are none.
  mutating func list(_ label: String, _ values: [String], level: Int = 0) {
    line("\(label):\t\(values.first ?? "<none>")", level: level)
    for value in values.dropFirst() { line("\t\(value)", level: level) }
  }

  /// A table with a line of dashes under its header.
  mutating func table(_ header: [String], _ rows: [[String]], level: Int = 1) {
    line(header.joined(separator: "\t"), level: level)
    line(header.map { String(repeating: "-", count: $0.count) }.joined(separator: "\t"), level: level)
    for row in rows { line(row.joined(separator: "\t"), level: level) }
  }

  var aligned: StyledText { StyledText(ElasticTabs.description.aligned(text)) }
}

extension Description {
  mutating func identity(_ metadata: ObjectMeta) {
    field("Name", metadata.name)
    if !metadata.namespace.isEmpty { field("Namespace", metadata.namespace) }
  }

  mutating func labelsAndAnnotations(_ metadata: ObjectMeta, level: Int = 0) {
    list("Labels", metadata.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }, level: level)
    annotations(metadata, level: level)
  }

  mutating func annotations(_ metadata: ObjectMeta, level: Int = 0) {
    let shown = metadata.annotations.filter { $0.key != WellKnown.lastApplied }
    list("Annotations", shown.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }, level: level)
  }

  /// The events about an object, oldest first.
  mutating func events(about reference: ObjectReference, in world: World) {
    let events = world.events(about: reference)
    guard !events.isEmpty else {
      field("Events", "<none>")
      return
    }
    line("Events:")
    table(
      ["Type", "Reason", "Age", "From", "Message"],
      events.map { event in
        let last = world.age(since: event.lastTimestamp)
        let age =
          event.count > 1 ? "\(last) (x\(event.count) over \(world.age(since: event.firstTimestamp)))" : last
        return [event.type.rawValue, event.reason, age, event.source, event.message]
      })
  }
}

extension World {
  /// Events about an object, in the order of their last time.
  func events(about reference: ObjectReference) -> [Event] {
    let born = object(reference)?.metadata.creationTimestamp ?? .start
    return objects.events
      .values { $0.involvedObject == reference && ($0.lastTimestamp ?? .start) >= born }
      .sorted { $0.sequence < $1.sequence }
  }
}

extension Event {
  /// Its place among all: by when it was last seen, then by when it was first recorded.
  var sequence: (VirtualTime, Int, String) {
    (lastTimestamp ?? .start, metadata.resourceVersion, metadata.name)
  }
}

extension VirtualTime {
  /// `Thu, 15 Jan 2026 12:00:00 +0000`.
  var rfc1123: String {
    let text = rfc3339
    let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return text }
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    // 2026-01-15, the start, was a Thursday.
    let dayNumber = (sinceStart.wholeSecondsRoundedDown + 43_200).flooredQuotient(by: 86_400)
    let weekday = Int(((dayNumber % 7) + 7) % 7)
    let day = parts[2] < 10 ? "0\(parts[2])" : "\(parts[2])"
    let time = text.dropFirst(11).prefix(8)
    return "\(days[weekday]), \(day) \(months[min(max(parts[1], 1), 12) - 1]) \(parts[0]) \(time) +0000"
  }
}

extension Int64 {
  fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
