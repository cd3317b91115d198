import Fuzzing
import Glibc

/// libFuzzer over the door that `BANCADA_FUZZ_TARGET` names: `make fuzz` builds and runs it. Without one, lists them.
@main
enum BancadaFuzz {
  private static let target = getenv("BANCADA_FUZZ_TARGET").flatMap {
    FuzzTarget(rawValue: String(cString: $0))
  }

  static func main() {
    guard target != nil else {
      for target in FuzzTarget.allCases { print(target.rawValue) }
      return
    }
    var count = CommandLine.argc
    var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = runDriver(&count, &words) { bytes, size in
      target?.take(Array(UnsafeBufferPointer(start: bytes, count: size)))
      return 0
    }
  }
}

/// libFuzzer's own main.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ take: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
