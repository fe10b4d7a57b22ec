/** A program: what an HTTP server costs that reads the body and answers the seven bytes of `success`. */
import { createServer } from "node:http";

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    Buffer.concat(chunks);
    response.writeHead(200, ["Content-Type", "text/plain", "Content-Length", "7"]);
    response.end("success", "latin1");
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1");
