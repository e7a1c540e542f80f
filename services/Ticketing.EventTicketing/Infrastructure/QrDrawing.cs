using System.Text;
using QRCoder;

namespace Ticketing.EventTicketing.Infrastructure;

/// <summary>
/// A QR code. Error correction M (15 %): tickets are folded, and the next level would cost a larger code.
/// </summary>
internal sealed class QrDrawing
{
    /// <summary>Light modules around the code that a scanner needs (ISO/IEC 18004).</summary>
    private const int Quiet = 4;

    /// <summary>A code of version 6 is 49 modules wide with its border: about 400 pixels.</summary>
    private const int PngModulePixels = 8;

    private readonly QRCodeData _data;

    /// <summary>Of a text.</summary>
    public QrDrawing(string code)
    {
        using var generator = new QRCodeGenerator();
        _data = generator.CreateQrCode(code, QRCodeGenerator.ECCLevel.M);
    }

    /// <summary>Modules of a side, without the border that the library draws around them.</summary>
    public int Size => _data.ModuleMatrix.Count - (2 * Quiet);

    /// <summary>Runs of dark modules: column, row and length, from 0.</summary>
    public IEnumerable<(int X, int Y, int Length)> Runs()
    {
        for (var y = 0; y < Size; y++)
        {
            var row = _data.ModuleMatrix[y + Quiet];
            for (var x = 0; x < Size; x++)
            {
                var start = x;
                while (x < Size && row[x + Quiet])
                {
                    x++;
                }

                if (x > start)
                {
                    yield return (start, y, x - start);
                }
            }
        }
    }

    /// <summary>One path in a square of <see cref="Size"/> and its border, one unit a module.</summary>
    public string Svg()
    {
        var path = new StringBuilder();
        foreach (var (x, y, length) in Runs())
        {
            path.Append($"M{x + Quiet} {y + Quiet}h{length}v1h-{length}z");
        }

        var side = Size + (2 * Quiet);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">
            <path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/></svg>
            """;
    }

    /// <summary>Black and white, with its border.</summary>
    public byte[] Png()
    {
        using var png = new PngByteQRCode(_data);
        return png.GetGraphic(PngModulePixels);
    }
}
