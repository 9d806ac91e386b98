<?xml version="1.0" encoding="UTF-8"?>
<!-- Shows a feed to a person who opens it in a browser: what it is, how to use it, and what it holds. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:a="http://www.w3.org/2005/Atom"
  exclude-result-prefixes="a">
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:template match="/rss/channel">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="title"/>
      <xsl:with-param name="about" select="description"/>
      <xsl:with-param name="home" select="link"/>
      <xsl:with-param name="self" select="a:link[@rel = 'self']/@href"/>
      <xsl:with-param name="items" select="item"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="/a:feed">
    <xsl:call-template name="page">
      <xsl:with-param name="title" select="a:title"/>
      <xsl:with-param name="about" select="a:subtitle"/>
      <xsl:with-param name="home" select="a:link[@rel = 'alternate']/@href"/>
      <xsl:with-param name="self" select="a:link[@rel = 'self']/@href"/>
      <xsl:with-param name="items" select="a:entry"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="page">
    <xsl:param name="title"/>
    <xsl:param name="about"/>
    <xsl:param name="home"/>
    <xsl:param name="self"/>
    <xsl:param name="items"/>
    <html lang="vi">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="$title"/></title>
        <style>
          body { max-width: 42rem; margin: 0 auto; padding: 1rem; font: 1.125rem/1.6 system-ui, sans-serif; color: #1b1b1b; background: #fff }
          a { color: #00695c }
          h1 { line-height: 1.25 }
          .how { padding: 1rem; background: #e0f2f1; border-left: .4rem solid #00695c }
          code { overflow-wrap: anywhere; font-size: 1rem }
          article { padding: .5rem 0; border-top: 1px solid #ccc }
          h2 { margin: 0; font-size: 1.2rem }
          p { margin: .5rem 0 }
          audio { width: 100% }
        </style>
      </head>
      <body>
        <header>
          <h1><xsl:value-of select="$title"/></h1>
          <p><xsl:value-of select="$about"/></p>
          <div class="how">
            <p><strong>Đây là nguồn tin.</strong> Chép địa chỉ dưới đây, dán vào ứng dụng đọc tin hoặc nghe podcast: bài mới sẽ tự đến máy của bà con.</p>
            <p><code><xsl:value-of select="$self"/></code></p>
            <p><a href="{$home}">Về trang xã</a></p>
          </div>
        </header>
        <main>
          <xsl:apply-templates select="$items"/>
          <xsl:if test="not($items)"><p>Chưa có bài nào.</p></xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="item">
    <article>
      <h2><a href="{link}"><xsl:value-of select="title"/></a></h2>
      <p><xsl:value-of select="description"/></p>
      <xsl:apply-templates select="enclosure/@url"/>
    </article>
  </xsl:template>

  <xsl:template match="a:entry">
    <article>
      <h2><a href="{a:link[@rel = 'alternate']/@href}"><xsl:value-of select="a:title"/></a></h2>
      <p><xsl:value-of select="a:summary"/></p>
      <xsl:apply-templates select="a:link[@rel = 'enclosure']/@href"/>
    </article>
  </xsl:template>

  <xsl:template match="@url | @href">
    <audio controls="" preload="none" src="{.}"></audio>
  </xsl:template>
</xsl:stylesheet>
