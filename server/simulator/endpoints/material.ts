import { BinaryAnswer } from "../endpoint.ts";
import { qrJpeg } from "../qr-jpeg.ts";
import { Refusal } from "../refusal.ts";
import type { Endpoint } from "../endpoint.ts";

/** Permanent material: all that is in here are the reviewers' screenshots of rejections. */
export const materialEndpoints: Endpoint[] = [
  {
    token: "authorizer",
    // The set of material belongs to official accounts; a mini program's screenshots come with its code's.
    permissionSets: [11, 18],
    method: "POST",
    path: "/cgi-bin/material/get_material",
    run({ fields, world, account }) {
      const material = world.materials.get(fields.text("media_id", 41006));
      if (!material || material.appId !== account.appId) throw new Refusal(40007);
      const bytes = material.base64 === null ? qrJpeg(material.mediaId) : Buffer.from(material.base64, "base64");
      return new BinaryAnswer("image/jpeg", "screenshot.jpg", bytes);
    },
  },
];
