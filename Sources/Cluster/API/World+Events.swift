import Controllers
import Kubernetes

extension World {
  /// Records an event on an object; one that says the same again of the same object, not of an earlier one of its name,
  /// raises the count of the first.
  mutating func record(_ report: EventReport, from source: String) {
    let namespace = report.object.name.namespace.isEmpty ? "default" : report.object.name.namespace
    let earlier = namesLeft[report.object.description].map { "/\($0)" } ?? ""
    var random = SeededRandom(
      seed: 0, purpose: "event",
      object:
        "\(report.object.kind.name)/\(report.object.name)\(earlier)/\(report.reason)/\(report.message)/\(source)"
    )
    let name = "\(report.object.name.name).\(random.hexadecimal(length: 16))"
    var event = objects.events[NamespacedName(namespace: namespace, name: name)] ?? Event()
    let isRepeat = event.firstTimestamp != nil
    event.metadata.name = name
    event.metadata.namespace = namespace
    event.involvedObject = report.object
    event.type = report.type
    event.reason = report.reason
    event.message = report.message
    event.source = source
    event.firstTimestamp = event.firstTimestamp ?? now
    event.lastTimestamp = now
    event.count = isRepeat ? event.count + 1 : 1
    if !isRepeat {
      event.metadata.creationTimestamp = now
      unstoredChanges += 1
      event.metadata.resourceVersion = revision + unstoredChanges
    }
    _ = objects.put(event)
  }
}
