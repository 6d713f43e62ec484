/** Whether a decoded text is a page rather than prose. */
export const looksLikeHtml = (text: string): boolean =>
  /^\s*(?:<!doctype html|<html[\s>])/iu.test(text.slice(0, 2000)) ||
  /<(?:body|article|head)[\s>]/iu.test(text.slice(0, 20_000));
