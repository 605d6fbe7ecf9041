/** A small backend of Lethe; see docs/writing-a-backend.md. */
package com.example.sorted;
