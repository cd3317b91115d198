import Controllers
import Kubernetes

extension World {
  /// Records an event on an object; one that says the same again raises the count of the first.
  mutating func record(_ report: EventReport, from source: String) {
    let namespace = report.object.name.namespace.isEmpty ? "default" : report.object.name.namespace
    var random = SeededRandom(
      seed: 0, purpose: "event",
      object: "\(report.object.kind.name)/\(report.object.name)/\(report.reason)/\(report.message)/\(source)")
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
    }
    _ = objects.put(event)
  }
}
