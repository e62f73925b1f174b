export { View, parse, version } from "vega";
export { expressionInterpreter } from "vega-interpreter";
export { compile, version as liteVersion } from "vega-lite";
