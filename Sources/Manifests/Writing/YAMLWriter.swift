import CYAML
import Kubernetes

/// YAML as kubectl writes it: members sorted by key, blocks everywhere but for empty lists and mappings, and text
/// in quotes where it would otherwise read as something else.
///
/// Source: go.yaml.in/yaml/v2 `encode.go`.
public enum YAMLWriter {
  public static func text(_ value: JSONValue) -> String {
    var emitter = Emitter()
    return emitter.write(value)
  }

  private struct Emitter: ~Copyable {
    private let emitter: UnsafeMutablePointer<yaml_emitter_t>
    private let output = Output()

    init() {
      emitter = .allocate(capacity: 1)
      yaml_emitter_initialize(emitter)
      yaml_emitter_set_unicode(emitter, 1)
      yaml_emitter_set_indent(emitter, 2)
      yaml_emitter_set_width(emitter, 80)
      yaml_emitter_set_output(
        emitter,
        { context, bytes, count in
          guard let context, let bytes else { return 0 }
          Unmanaged<Output>.fromOpaque(context).takeUnretainedValue().bytes += UnsafeBufferPointer(
            start: bytes, count: count)
          return 1
        }, Unmanaged.passUnretained(output).toOpaque())
    }

    deinit {
      yaml_emitter_delete(emitter)
      emitter.deallocate()
    }

    mutating func write(_ value: JSONValue) -> String {
      emit { yaml_stream_start_event_initialize(&$0, YAML_UTF8_ENCODING) }
      emit { yaml_document_start_event_initialize(&$0, nil, nil, nil, 1) }
      emit(value)
      emit { yaml_document_end_event_initialize(&$0, 1) }
      emit { yaml_stream_end_event_initialize(&$0) }
      yaml_emitter_flush(emitter)
      return String(decoding: output.bytes, as: UTF8.self)
    }

    private func emit(_ initialize: (inout yaml_event_t) -> Int32) {
      var event = yaml_event_t()
      if initialize(&event) == 1 { yaml_emitter_emit(emitter, &event) }
    }

    private func emit(_ value: JSONValue) {
      switch value {
      case .null: scalar("null", YAML_PLAIN_SCALAR_STYLE)
      case .bool(let flag): scalar(flag ? "true" : "false", YAML_PLAIN_SCALAR_STYLE)
      case .int(let number): scalar(String(number), YAML_PLAIN_SCALAR_STYLE)
      case .double(let number): scalar(JSONWriter.text(of: number), YAML_PLAIN_SCALAR_STYLE)
      case .string(let text): string(text)
      case .array(let items):
        let style = items.isEmpty ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE
        emit { yaml_sequence_start_event_initialize(&$0, nil, nil, 1, style) }
        for item in items { emit(item) }
        emit { yaml_sequence_end_event_initialize(&$0) }
      case .object(let members):
        let style = members.isEmpty ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE
        emit { yaml_mapping_start_event_initialize(&$0, nil, nil, 1, style) }
        for (key, value) in members.sorted(by: { KeyOrder.precedes($0.key, $1.key) }) {
          string(key)
          emit(value)
        }
        emit { yaml_mapping_end_event_initialize(&$0) }
      }
    }

    private func string(_ text: String) {
      let style =
        text.contains("\n")
        ? YAML_LITERAL_SCALAR_STYLE
        : ScalarResolution.readsBackAsString(text) ? YAML_PLAIN_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE
      scalar(text, style)
    }

    private func scalar(_ text: String, _ style: yaml_scalar_style_t) {
      var text = text
      text.withUTF8 { bytes in
        emit {
          yaml_scalar_event_initialize(
            &$0, nil, nil, bytes.baseAddress ?? UnsafePointer(bitPattern: 1), Int32(clamping: bytes.count), 1,
            1, style)
        }
      }
    }
  }

  /// Where libyaml's C callback puts its bytes.
  private final class Output {
    var bytes: [UInt8] = []
  }
}
